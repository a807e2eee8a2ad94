-- One day of one kind in one area: its own people, not those of the areas below it.
create table identity_count (
    area text not null,
    kind text not null,
    counted_on date not null,
    count bigint not null check (count >= 0),
    version bigint not null,
    simulated boolean not null,
    primary key (area, kind, counted_on)
);
create index identity_count_day on identity_count (counted_on, kind);
create index identity_count_segments on identity_count using gin (string_to_array(area, '.'));

-- The sum of an area's days, written anew from them with each change; its row is the lock of the sum.
create table identity_total (
    area text not null,
    kind text not null,
    total bigint not null,
    simulated boolean not null,
    primary key (area, kind)
);
