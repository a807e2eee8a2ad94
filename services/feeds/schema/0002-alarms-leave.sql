-- Alarms are the desk's: it judges every kind of figure and keeps what operators decide.
drop table alarm;
alter table summary add column last_at timestamptz;
