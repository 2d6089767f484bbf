-- How often a node has taken a job up. A node that was frozen while another one took its job over finds that it is not its turn
-- any more, and changes nothing.
alter table job add column turn integer not null default 0;
