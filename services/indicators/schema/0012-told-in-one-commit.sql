-- A batch is put in order and told in one commit: what is in order has been told.
drop table told;
