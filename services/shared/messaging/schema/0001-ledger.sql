create table outbox (
    id bigint generated always as identity primary key,
    message_id uuid not null,
    exchange text not null,
    routing_key text not null,
    urn text not null,
    body bytea not null,
    traceparent text,
    happened_at timestamptz not null
);

create table inbox (
    message_id uuid primary key,
    applied_at timestamptz not null default now()
);
create index inbox_applied_at on inbox (applied_at);

-- Append only: two writers of one area never wait for each other here.
create table dirty (
    id bigint generated always as identity primary key,
    counter text not null,
    area text not null
);

create table leaf_total (
    counter text not null,
    area text not null,
    simulated boolean not null,
    counts jsonb not null,
    primary key (counter, area)
);

create sequence total_version;

create table announced_total (
    counter text not null,
    area text not null,
    version bigint not null,
    counts jsonb not null,
    simulated boolean not null,
    primary key (counter, area)
);
