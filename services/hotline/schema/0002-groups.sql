-- Counts read what is open, what came lately and what was answered lately; never the years behind.
drop index ticket_area;
drop index ticket_due;
create index ticket_open on ticket (area, due_at) include (channel, category, agency, simulated) where status in ('opened', 'received', 'assigned');
create index ticket_due on ticket (due_at) include (area) where status in ('opened', 'received', 'assigned');
create index ticket_came on ticket (area, opened_at) include (simulated, lat, lon);
create index ticket_answered on ticket (area, answered_at) include (due_at, simulated) where answered_at is not null;
create index ticket_rated on ticket (area) include (rating, simulated) where rating is not null;
