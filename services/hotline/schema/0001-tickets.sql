create table ticket (
    code text primary key,
    version bigint not null,
    area text not null,
    category text not null,
    channel text not null,
    status text not null check (status in ('opened', 'received', 'assigned', 'answered', 'other')),
    agency text,
    summary text not null,
    procedural boolean not null,
    lat double precision,
    lon double precision,
    opened_at timestamptz not null,
    due_at timestamptz not null,
    answered_at timestamptz,
    answer text,
    rating integer check (rating between 1 and 5),
    simulated boolean not null,
    idempotency_key text unique,
    fingerprint text
);
create index ticket_area on ticket (area, status);
create index ticket_due on ticket (due_at) where answered_at is null;
create index ticket_opened on ticket (opened_at, code);
create index ticket_segments on ticket using gin (string_to_array(area, '.'));
