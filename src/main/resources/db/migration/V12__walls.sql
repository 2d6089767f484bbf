-- The second wall between workspaces: PostgreSQL itself gives out no row of another workspace than the one that the
-- connection says, and takes none. Troth works as a role that owns nothing and bypasses nothing; whoever logs in takes it.
do $$
begin
    if not exists (select from pg_roles where rolname = 'troth_app') then
        create role troth_app nologin;
    end if;
    if not pg_has_role(current_user, 'troth_app', 'usage') then
        execute format('grant troth_app to %I', current_user);
    end if;
exception when insufficient_privilege then
    raise exception 'Troth works as a role of its own, which "%" may not make. As an administrator: create role troth_app nologin; grant troth_app to "%";',
        current_user, current_user;
end $$;

do $$
declare
    walled record;
begin
    execute format('grant usage on schema %I to troth_app', current_schema());
    execute format('grant select, insert, update, delete on all tables in schema %I to troth_app', current_schema());
    execute format('grant usage on all sequences in schema %I to troth_app', current_schema());
    for walled in
        select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = current_schema() and c.column_name = 'workspace_id' and t.table_type = 'BASE TABLE'
          and c.table_name not in ('api_key_secret', 'access_subject')
    loop
        execute format('alter table %I enable row level security', walled.table_name);
        execute format('alter table %I force row level security', walled.table_name);
        execute format($policy$
            create policy workspace on %I using (
                workspace_id = nullif(current_setting('troth.workspace', true), '')::uuid)
            $policy$, walled.table_name);
        execute format($policy$
            create policy migration on %I to %I using ((select current_setting('troth.migrating', true)) = 'yes')
            $policy$, walled.table_name, current_user);
    end loop;
    execute 'revoke all on flyway_schema_history from troth_app';
end $$;

-- That there is a workspace, everybody may know; what is in its line only it itself may change.
alter table workspace enable row level security;
alter table workspace force row level security;
create policy known on workspace for select using (true);
create policy made on workspace for insert with check (true);
create policy own on workspace for update using (
    id = nullif(current_setting('troth.workspace', true), '')::uuid);
revoke delete on workspace from troth_app;

-- How much of a workspace is seen: everything, or, for whoever is limited, the accounts that one of our people looks after, or
-- a single one. Only for reading; what is written is read first. "Limited" is asked as "not yes", which the planner takes for
-- all rows; asked the other way round it would take it for a few, and look at accounts first whatever the question.
create policy seen on account as restrictive for select using (
    coalesce((select current_setting('troth.limited', true)), '') <> 'yes'
    or owner_ref = (select current_setting('troth.owner', true))
    or ref = (select current_setting('troth.account', true)));
-- As functions, not as sub-selects: the planner would charge a scan of all accounts to every look into an index, and not
-- look into any, for people who see everything, too.
create function sees_account(one uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select 1 from account where id = one
        and workspace_id = nullif(current_setting('troth.workspace', true), '')::uuid);
end $$;
create function sees_person(one uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select 1 from stakeholder where person_id = one
        and workspace_id = nullif(current_setting('troth.workspace', true), '')::uuid);
end $$;
do $$
declare
    seen record;
begin
    for seen in
        select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = current_schema() and c.column_name = 'account_id' and t.table_type = 'BASE TABLE'
    loop
        execute format($policy$
            create policy seen on %I as restrictive for select using (
                coalesce((select current_setting('troth.limited', true)), '') <> 'yes'
                or account_id is null or sees_account(account_id))
            $policy$, seen.table_name);
    end loop;
end $$;
create policy seen on person as restrictive for select using (
    coalesce((select current_setting('troth.limited', true)), '') <> 'yes'
    or sees_person(id));
-- What a customer sees of our promises is what we share with them.
create policy shared on commitment as restrictive for select using (
    shared or coalesce((select current_setting('troth.limited', true)), '') <> 'yes'
    or coalesce((select current_setting('troth.account', true)), '') = '');
-- Who is in conflict with whom is politics.
create policy politics on tie as restrictive for select using (
    kind <> 'CONFLICTS_WITH' or (select current_setting('troth.politics', true)) = 'yes'
    or (select current_setting('troth.migrating', true)) = 'yes');

-- The ledger and the record of who did what are only added to. What a transaction is numbered after a restore is not part of a fact.
revoke update, delete on fact from troth_app;
grant update (xid) on fact to troth_app;
revoke update, delete on audit from troth_app;

-- Behind a wall PostgreSQL uses an index only for what cannot tell anything about rows that are not given out. These
-- tell nothing, but only an administrator may say so; without it search reads a workspace from end to end.
do $$
begin
    alter function lower(text) leakproof;
    alter function textcat(text, text) leakproof;
    alter function texticlike(text, text) leakproof;
    alter function word_similarity_op(text, text) leakproof;
    alter function word_similarity_commutator_op(text, text) leakproof;
    alter function to_tsvector(regconfig, text) leakproof;
    alter function ts_match_vq(tsvector, tsquery) leakproof;
    alter function arrayoverlap(anyarray, anyarray) leakproof;
    alter function arraycontains(anyarray, anyarray) leakproof;
exception when insufficient_privilege then
    raise notice 'Search will be slow in workspaces of more than 10,000 accounts; see src/docs/security.md.';
end $$;

-- The same texts as before, without coalesce: behind a wall an expression with one is not looked up in an index.
drop index account_searched;
drop index account_searched_by_parts;
drop index commitment_searched;
drop index commitment_searched_by_parts;
create index account_searched on account using gin (
    to_tsvector('simple', name || ' ' || ref || ' ' || case when industry is null then '' else industry end));
create index account_searched_by_parts on account using gin (
    (name || ' ' || ref || ' ' || case when industry is null then '' else industry end) gin_trgm_ops);
create index commitment_searched on commitment using gin (
    to_tsvector('simple', title || ' ' || ref || ' ' || case when reason is null then '' else reason end));
create index commitment_searched_by_parts on commitment using gin (
    (title || ' ' || ref || ' ' || case when reason is null then '' else reason end) gin_trgm_ops);
