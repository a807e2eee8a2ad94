-- kept_from: figures as they were known before it are no longer kept (of deltas before it, what cancels out is taken away); none: all are.
create table history (kept_from timestamptz);
insert into history values (null);
create index delta_taken on delta (known_at) where sign = -1 and batch is not null;
