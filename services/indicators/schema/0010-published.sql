-- What an authority published of Index 766, row by row as it was printed. A row is never changed: one published anew
-- with other figures is added, and the one before it is marked superseded.
-- span: our window of the same span of days; none, when the words name none.
-- rules_on: the day whose rules are meant.

create table published (
    id bigint generated always as identity primary key,
    unit text not null,
    level text not null,
    period text not null,
    source text not null,
    part text not null,
    area text,
    span text,
    rules_on date not null,
    read_on date,
    contradicts boolean not null,
    row jsonb not null,
    imported_at timestamptz not null,
    imported_by text not null,
    superseded_at timestamptz
);
create unique index published_current on published (unit, level, period, part, md5(source)) where superseded_at is null;
create index published_area on published (area, span) where superseded_at is null;
create index published_level on published (level, rules_on) where superseded_at is null;
