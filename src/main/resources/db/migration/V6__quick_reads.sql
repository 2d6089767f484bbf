-- The accounts of somebody by name: a dashboard reads only what it shows.
drop index account_by_owner;
create index account_by_owner on account (workspace_id, owner_ref, (name collate "C"), id);
