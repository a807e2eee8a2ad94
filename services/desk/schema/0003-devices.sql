-- A wall: it has a code while it waits, a place once an operator has tied it, and an end when it is revoked.
create table device (
    id text primary key,
    version bigint not null,
    code text unique,
    secret_hash bytea not null unique,
    asked_at timestamptz not null,
    expires_at timestamptz not null,
    name text,
    area text,
    playlist text references playlist (name),
    tied_at timestamptz,
    tied_by text,
    seen_at timestamptz,
    revoked_at timestamptz
);
create index device_waiting on device (expires_at) where tied_at is null;
create index device_revoked on device (revoked_at) where revoked_at is not null;
