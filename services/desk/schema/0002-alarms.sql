-- A change of a rule as shipped: from its day on the newest version holds.
create table rule (
    code text not null,
    version bigint not null,
    valid_from date not null,
    body jsonb not null,
    changed_at timestamptz not null,
    primary key (code, version)
);

-- The desk's own copy of what rules judge: the newest word of each figure.
create table signal (
    source text primary key,
    origin text not null,
    measure text not null,
    quantity text,
    area text not null,
    name_vi text not null,
    name_en text not null,
    tile text not null,
    unit text not null,
    limit_value double precision,
    side text not null,
    priority text not null,
    period_seconds integer not null,
    simulated boolean not null,
    epoch text not null,
    version bigint not null,
    at timestamptz not null,
    heard_at timestamptz not null,
    value double precision not null,
    samples jsonb not null,
    live boolean not null
);
create index signal_origin on signal (origin);
create index signal_live on signal (measure, at) where live;

-- The newest word of a sensor itself, so that an older one changes nothing.
create table sensor (
    id text primary key,
    version bigint not null
);

create table alarm (
    id text primary key,
    version bigint not null,
    rule text not null,
    source text not null,
    area text not null,
    tile text not null,
    priority text not null check (priority in ('high', 'medium', 'low')),
    state text not null check (state in ('normal', 'unacknowledged', 'acknowledged', 'returned', 'latched', 'shelved', 'suppressed', 'outOfService')),
    wrong boolean not null,
    turns_at timestamptz,
    value double precision not null,
    limit_value double precision not null,
    unit text not null,
    text_vi text not null,
    text_en text not null,
    simulated boolean not null,
    raised_at timestamptz not null,
    respond_by timestamptz not null,
    escalated boolean not null,
    returned_at timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text,
    hidden_until timestamptz,
    reason text,
    due_at timestamptz,
    unique (rule, source)
) with (fillfactor = 70);
create index alarm_source on alarm (source);
create index alarm_due on alarm (due_at) where due_at is not null;
create index alarm_standing on alarm (raised_at, id) where state <> 'normal';
create index alarm_area on alarm (area);
create index alarm_segments on alarm using gin (string_to_array(area, '.'));

-- Each time an alarm was raised: what its measures are counted from.
create table raise (
    alarm text not null references alarm (id),
    at timestamptz not null,
    primary key (alarm, at)
);
create index raise_at on raise (at);
