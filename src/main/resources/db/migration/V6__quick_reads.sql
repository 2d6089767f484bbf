-- The accounts of somebody by name: a dashboard reads only what it shows.
drop index account_by_owner;
create index account_by_owner on account (workspace_id, owner_ref, (name collate "C"), id);

-- States are small and read often: no time is spent on packing them.
alter table account_state alter column state set storage external;

-- A score is due again when time can have moved it by more than anybody would see.
drop index account_score_by_age;
alter table account_score add column due_at timestamptz not null default '-infinity';
create index account_score_by_due on account_score (workspace_id, due_at);

-- After a fact about the whole market all scores of the workspace are computed anew, account by account.
alter table workspace add column market_version bigint not null default 0; -- counts changes of those facts
alter table workspace add column market_changed_at timestamptz;
alter table workspace add column market_swept uuid; -- how far that is; null when there is nothing to do

-- Nobody reads facts in the order of the index; half of it is enough to find those of an account up to a moment.
drop index fact_of_account;
create index fact_of_account on fact (workspace_id, account_id, at);

-- The account's stream says already that the workspace exists; asking for every fact would have all writers of a
-- workspace lock the same row.
alter table fact drop constraint fact_workspace_id_fkey;

-- One index is enough to walk through a file by accounts.
drop index staged_line_by_account;
alter table staged_line drop constraint staged_line_pkey;
create index staged_line_by_account on staged_line (workspace_id, import_id, account_ref, line, number);

-- In the order that lists are asked for: most at risk first, least trusting first; what has no value last.
drop index account_score_by_churn;
drop index account_score_by_trust;
create index account_score_by_churn on account_score (workspace_id, churn_90 desc nulls last, account_id);
create index account_score_by_trust on account_score (workspace_id, trust, account_id);

-- Names sort by code point; nobody reads this one.
drop index account_by_name;
