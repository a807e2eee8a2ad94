-- Who did what at the desk, and what the desk did by itself. Append-only twice over: the service's own role has no right to
-- change a row, and a trigger refuses whoever has one.
create table act (
    id bigint generated always as identity primary key,
    subject text not null,
    act text not null,
    at timestamptz not null,
    by_subject text not null,
    by_name text not null,
    note text,
    detail jsonb
);
create index act_subject on act (subject, id);
create function act_stays() returns trigger language plpgsql as $$
begin
    raise exception 'act is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger act_stays before update or delete or truncate on act for each statement execute function act_stays();
revoke update, delete, truncate on act from current_user;

create table playlist (
    name text primary key,
    version bigint not null,
    items jsonb not null,
    screens integer not null,
    changed_at timestamptz not null
);
