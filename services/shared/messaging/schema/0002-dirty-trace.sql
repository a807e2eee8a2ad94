-- The trace of the act that touched the area, so that the total it leads to belongs to the same one.
alter table dirty add traceparent text;
