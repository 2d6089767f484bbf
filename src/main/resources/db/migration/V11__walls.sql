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

-- Which key a secret is, is asked before the workspace is known. Holds nothing else, and is behind no wall.
create table api_key_secret (
    hash         bytea primary key,
    workspace_id uuid not null,
    key_id       uuid not null,
    foreign key (workspace_id, key_id) references api_key (workspace_id, id) on delete cascade
);
insert into api_key_secret select hash, workspace_id, id from api_key;
alter table api_key drop column hash;

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
          and c.table_name <> 'api_key_secret'
    loop
        execute format('alter table %I enable row level security', walled.table_name);
        execute format('alter table %I force row level security', walled.table_name);
        execute format($policy$
            create policy workspace on %I using (
                workspace_id = nullif((select current_setting('troth.workspace', true)), '')::uuid)
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
    id = nullif((select current_setting('troth.workspace', true)), '')::uuid);
revoke delete on workspace from troth_app;

-- The ledger is only added to. What a transaction is numbered after a restore is not part of a fact.
revoke update, delete on fact from troth_app;
grant update (xid) on fact to troth_app;

-- Behind a wall PostgreSQL uses an index only for what cannot tell anything about rows that are not given out. These
-- tell nothing, but only an administrator may say so; without it search reads a workspace from end to end.
do $$
begin
    alter function lower(text) leakproof;
    alter function textcat(text, text) leakproof;
    alter function word_similarity_op(text, text) leakproof;
    alter function word_similarity_commutator_op(text, text) leakproof;
    alter function to_tsvector(regconfig, text) leakproof;
    alter function ts_match_vq(tsvector, tsquery) leakproof;
    alter function arrayoverlap(anyarray, anyarray) leakproof;
    alter function arraycontains(anyarray, anyarray) leakproof;
exception when insufficient_privilege then
    raise notice 'Search will be slow in workspaces of more than 10,000 accounts; see src/docs/security.md.';
end $$;
