create table offer (
    code text primary key,
    version bigint not null,
    area text not null,
    name_vi text not null,
    name_en text not null,
    level text not null check (level in ('province', 'district', 'commune')),
    field text not null,
    online text not null check (online in ('full', 'partial', 'information')),
    has_fee boolean not null,
    online_payment boolean not null,
    essential boolean not null,
    max_working_days integer check (max_working_days > 0),
    paper_result boolean not null,
    simulated boolean not null,
    folded text not null
);
create index offer_area on offer (area);

create table dossier (
    code text primary key,
    version bigint not null,
    area text not null,
    procedure text not null,
    agency text not null,
    channel text not null check (channel in ('direct', 'online', 'postal')),
    status integer not null check (status between 1 and 10),
    status_at timestamptz not null,
    received_at timestamptz not null,
    accepted_at timestamptz check (accepted_at >= received_at),
    due_at timestamptz check (due_at >= received_at),
    late_at timestamptz,
    ended_at timestamptz,
    supplement_requests integer not null check (supplement_requests >= 0),
    supplement_seconds bigint not null check (supplement_seconds >= 0),
    fee_dong bigint check (fee_dong >= 0),
    synchronised boolean not null,
    electronic_result boolean not null,
    digitised boolean not null,
    reused boolean not null,
    shared boolean not null,
    disliked boolean not null,
    paper_result boolean not null,
    population_data boolean not null,
    paid_online boolean not null,
    simulated boolean not null,
    fingerprint uuid not null
);

-- The counts read these alone: what is open, what came today, what ended today; never the years behind.
create index dossier_open on dossier (area) include (status, late_at, simulated) where status in (2, 4, 5, 6);
create index dossier_late on dossier (late_at) include (area) where status in (2, 4);
create index dossier_received on dossier (area, received_at) include (simulated);
create index dossier_ended on dossier (area, ended_at) include (late_at, simulated) where status in (7, 8, 9, 10);

create index dossier_newest on dossier (received_at, code);
create index dossier_procedure on dossier (procedure, received_at, code);
