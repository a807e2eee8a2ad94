-- What Index 766 asks of procedures beside their terms (FACTS 1.2 and 1.3: 1.1 to 1.3, 3.5b, 3.6, 4.5a, 4.6).
alter table offer add column citizen_subjects boolean not null default false;

-- As the procedure was offered when the dossier was received.
alter table dossier add column has_fee boolean not null default false, add column full_process boolean not null default false;

create table publication (
    procedure text not null,
    decision text not null,
    version bigint not null,
    area text not null,
    decided_on date not null,
    effective_on date not null,
    disclosed_on date check (disclosed_on >= decided_on),
    parts_complete boolean not null,
    simulated boolean not null,
    primary key (procedure, decision)
);

create table certified_copies (
    area text primary key,
    version bigint not null,
    offered boolean not null,
    simulated boolean not null
);
