-- Webhooks are served every second in the workspaces that have or had one. Which these are must be known outside of every
-- workspace, where row level security shows no webhook: a look into each workspace would cost two round trips a second,
-- however many of them have none. Never taken back: to count webhooks would race with those that others just create.
alter table workspace add column has_webhooks boolean not null default false;
create index workspace_with_webhooks on workspace (id) where has_webhooks;

-- Here and not in the application, so that nodes of the version before mark it, too.
create function mark_workspace_with_webhooks() returns trigger language plpgsql as $$
begin
    update workspace set has_webhooks = true where id = new.workspace_id and not has_webhooks;
    return null;
end $$;
create trigger mark_workspace after insert on webhook
    for each row execute function mark_workspace_with_webhooks();

-- In each workspace by itself: the policies of the line of a workspace hold for the owner of the tables, too.
do $$
declare
    one uuid;
begin
    for one in select distinct workspace_id from webhook loop
        perform set_config('troth.workspace', one::text, true);
        update workspace set has_webhooks = true where id = one;
    end loop;
    perform set_config('troth.workspace', '', true);
end $$;
