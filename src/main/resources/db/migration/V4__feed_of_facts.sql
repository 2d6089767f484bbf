-- Numbers are drawn before transactions end, so the order of numbers is not the order in which facts become visible.
-- With the transaction beside the number, a reader can leave out whatever might still be preceded by something unseen,
-- and nothing is ever skipped.
alter table fact add column xid xid8 not null default pg_current_xact_id();
drop index fact_in_order_of_recording;
create index fact_in_order_of_recording on fact (workspace_id, xid, seq);
create index fact_by_transaction on fact (xid); -- to find out at a start whether the ledger was restored from elsewhere
