create table sensor (
    id text primary key,
    version bigint not null,
    area text not null,
    domain text not null,
    name_vi text not null,
    name_en text not null,
    lat double precision not null,
    lon double precision not null,
    period_seconds integer not null check (period_seconds > 0),
    simulated boolean not null,
    registered_at timestamptz not null
);
create index sensor_area on sensor (area);
create index sensor_segments on sensor using gin (string_to_array(area, '.'));

-- One row is also the lock under which the latest value and the alarm of a quantity are decided.
create table quantity (
    sensor text not null references sensor (id),
    quantity text not null,
    unit text not null,
    limit_value double precision,
    side text not null check (side in ('above', 'below')),
    priority text not null check (priority in ('high', 'medium', 'low')),
    latest_at timestamptz,
    latest_value double precision,
    latest_simulated boolean not null default false,
    primary key (sensor, quantity)
) with (fillfactor = 70);

create table reading (
    sensor text not null,
    quantity text not null,
    at timestamptz not null,
    value double precision not null,
    simulated boolean not null,
    primary key (sensor, quantity, at)
);

create table summary (
    sensor text not null,
    quantity text not null,
    minute timestamptz not null,
    version bigint not null,
    count bigint not null,
    mean double precision not null,
    minimum double precision not null,
    maximum double precision not null,
    last double precision not null,
    simulated boolean not null,
    primary key (sensor, quantity, minute)
);

create table alarm (
    id text primary key,
    version bigint not null,
    area text not null,
    sensor text not null,
    quantity text not null,
    priority text not null,
    text_vi text not null,
    text_en text not null,
    value double precision not null,
    limit_value double precision not null,
    unit text not null,
    simulated boolean not null,
    raised_at timestamptz not null,
    cleared_at timestamptz,
    foreign key (sensor, quantity) references quantity (sensor, quantity)
);
create unique index alarm_active on alarm (sensor, quantity) where cleared_at is null;
create index alarm_raised on alarm (raised_at, id);
