-- The counts by status, agency and month read the same rows as before, with more beside the key.
drop index dossier_open;
drop index dossier_received;
drop index dossier_ended;
create index dossier_open on dossier (area) include (status, late_at, agency, simulated) where status in (1, 2, 4, 5, 6);
create index dossier_received on dossier (area, received_at) include (simulated, status, channel, procedure, fee_dong, digitised, paid_online);
create index dossier_ended on dossier (area, ended_at) include (late_at, status, simulated) where status in (7, 8, 9, 10);
