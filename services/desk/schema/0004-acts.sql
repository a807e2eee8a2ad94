-- What was done in a shift is read by when it was done.
create index act_at on act (at);
