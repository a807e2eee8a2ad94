-- What a row adds to the counters lies on the row (bits, see Counters/Bit.cs) and, each time it changes, in delta: once with
-- sign -1 as it was, once with sign +1 as it is. Every figure, shown now or as it was shown then, is a sum of deltas.
-- The copies are laid out anew, what the counters read first; the owners announce their rows again when there are none.
drop table dossier;
drop table petition;

-- turns_at: the row becomes late at this instant though no fact comes; none, when it is counted as late or never will be.
create table dossier (
    bits bigint not null,
    version bigint not null,
    simulated boolean not null,
    counted_on date,
    area text collate "C" not null,
    agency text not null,
    procedure text not null,
    code text primary key,
    channel text not null,
    status integer not null,
    received_at timestamptz not null,
    started_at timestamptz,
    due_at timestamptz,
    ended_at timestamptz,
    supplement_requests integer not null,
    supplement_seconds bigint not null,
    fee_dong bigint,
    turns_at timestamptz,
    late_after timestamptz
);
create index dossier_place on dossier (area, counted_on);
create index dossier_day on dossier (counted_on, code);
create index dossier_procedure on dossier (procedure, counted_on);
create index dossier_turns on dossier (turns_at) where turns_at is not null;

create table petition (
    bits bigint not null,
    version bigint not null,
    simulated boolean not null,
    counted_on date not null,
    area text collate "C" not null,
    agency text not null,
    procedure text not null,
    code text primary key,
    category text not null,
    channel text not null,
    status text not null,
    started_at timestamptz not null,
    due_at timestamptz not null,
    ended_at timestamptz,
    rating integer,
    turns_at timestamptz,
    late_after timestamptz not null
);
create index petition_place on petition (area, counted_on);
create index petition_day on petition (counted_on, code);
create index petition_turns on petition (turns_at) where turns_at is not null;

-- Append only, but for the batch: deltas are written side by side, and put in order by one process at a time.
create table delta (
    id bigint generated always as identity primary key,
    batch bigint,
    known_at timestamptz,
    sign smallint not null check (sign in (-1, 1)),
    bits bigint not null,
    counted_on date not null,
    area text collate "C" not null,
    agency text not null,
    procedure text not null,
    code text not null,
    cause text not null
);
create index delta_new on delta (id) where batch is null;
create index delta_batch on delta (batch, id) where batch is not null;
create index delta_day on delta (counted_on, known_at) include (area, sign, bits, procedure, agency);
create sequence delta_batch_number;

-- What is few and kept whole: public services, publication decisions, communes with e-certified copies, national reports. Every version stays.
create table entry (
    kind text not null,
    code text not null,
    version bigint not null,
    known_at timestamptz not null,
    area text collate "C" not null,
    simulated boolean not null,
    state jsonb not null,
    primary key (kind, code, version)
);

-- The last batch whose scores were told.
create table told (batch bigint not null);
insert into told values (0);
