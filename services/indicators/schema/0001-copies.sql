-- Copies of what the catalogue and the hotline announce. A row is replaced by a newer version and by nothing else.
-- area_before: the area before the latest change, so that both are counted again.
-- counted_on: the local day whose window counts the row; none, when it counts in no window.
-- late_after: the row is late when it ends, or is still open, after this instant; -infinity: late already; none: never late.
-- Areas are compared byte by byte, so that a subtree is one range of an index.

create table dossier (
    code text primary key,
    version bigint not null,
    area text collate "C" not null,
    area_before text collate "C" not null,
    simulated boolean not null,
    procedure text not null,
    agency text not null,
    channel text not null,
    status integer not null,
    received_at timestamptz not null,
    started_at timestamptz,
    due_at timestamptz,
    ended_at timestamptz,
    supplement_requests integer not null,
    supplement_seconds bigint not null,
    fee_dong bigint,
    synchronised boolean not null,
    electronic_result boolean not null,
    digitised boolean not null,
    reused boolean not null,
    shared boolean not null,
    disliked boolean not null,
    paper_result boolean not null,
    population_data boolean not null,
    paid_online boolean not null,
    counted_on date,
    late_after timestamptz
);
create index dossier_place on dossier (area, counted_on);
create index dossier_day on dossier (counted_on, code);

create table petition (
    code text primary key,
    version bigint not null,
    area text collate "C" not null,
    area_before text collate "C" not null,
    simulated boolean not null,
    category text not null,
    channel text not null,
    status text not null,
    agency text,
    started_at timestamptz not null,
    due_at timestamptz not null,
    ended_at timestamptz,
    rating integer,
    counted_on date not null,
    late_after timestamptz not null
);
create index petition_place on petition (area, counted_on);
create index petition_day on petition (counted_on, code);
