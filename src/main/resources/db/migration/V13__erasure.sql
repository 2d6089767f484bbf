-- Who was erased: by hashes of what told who they were, so that they do not come back with a file.
create table erasure (
    workspace_id uuid        not null references workspace (id),
    id           uuid        not null,
    at           timestamptz not null,
    person       text        not null,
    hashes       text[]      not null,
    accounts     text[]      not null,
    primary key (workspace_id, id)
);
alter table erasure enable row level security;
alter table erasure force row level security;
create policy workspace on erasure using (
    workspace_id = nullif(current_setting('troth.workspace', true), '')::uuid);
grant select, insert on erasure to troth_app;

-- For how long people are kept who have left everywhere; null for ever.
alter table workspace add column people_kept_days integer;

-- The one way in which a fact is changed: somebody is taken out of it. As the owner, whose right Troth itself does not have;
-- within the workspace that the connection was told, and no other.
create function erase_from_facts(workspace uuid, ids uuid[], bodies text[], notes text[], digests bytea[]) returns void
language plpgsql security definer as $$
begin
    perform set_config('troth.migrating', 'yes', true);
    update fact f set body = t.body::jsonb, note = t.note, digest = t.digest
    from unnest(ids, bodies, notes, digests) as t(id, body, note, digest)
    where f.workspace_id = workspace and f.id = t.id
      and workspace = nullif(current_setting('troth.workspace', true), '')::uuid;
    perform set_config('troth.migrating', '', true);
end $$;
do $$
begin
    execute format('create policy migration on erasure to %I using ((select current_setting(''troth.migrating'', true)) = ''yes'')', current_user);
    execute format('alter function erase_from_facts(uuid, uuid[], text[], text[], bytea[]) set search_path = %I, pg_temp', current_schema());
    revoke all on function erase_from_facts(uuid, uuid[], text[], text[], bytea[]) from public;
    grant execute on function erase_from_facts(uuid, uuid[], text[], text[], bytea[]) to troth_app;
end $$;
