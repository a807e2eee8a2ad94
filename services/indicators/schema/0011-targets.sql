-- Values of targets as people or files stated them. This is an audit: a line is added, never changed and never taken away.

create table target_value (
    id bigint generated always as identity primary key,
    target text not null,
    value numeric not null,
    value_on date not null,
    means text not null,
    why text not null,
    stated_by text not null,
    stated_at timestamptz not null
);
create index target_value_newest on target_value (target, value_on desc, id desc);

create function target_value_stays() returns trigger language plpgsql as $$
begin
    raise exception 'target_value is append-only';
end $$;
create trigger target_value_stays before update or delete or truncate on target_value execute function target_value_stays();
