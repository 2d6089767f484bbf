-- What is due, in order.
drop index commitment_due;
create index commitment_due on commitment (workspace_id, status, due_at, id);
