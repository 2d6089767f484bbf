\set owner random(0, :owners - 1)
select json_build_object('accounts', coalesce(json_agg(a.json), '[]'::json)) from (
  select json_build_object(
    'id', a.id, 'name', a.name, 'owner', a.owner_ref,
    'commitments', (select coalesce(json_agg(json_build_object('title', c.title, 'status', c.status, 'dueAt', c.due_at)), '[]'::json)
      from (select title, status, due_at from commitment
            where workspace_id = a.workspace_id and account_id = a.id order by at desc, id desc limit 5) c),
    'stakeholders', (select coalesce(json_agg(json_build_object('department', s.department, 'stance', s.stance)), '[]'::json)
      from (select department, stance from stakeholder
            where workspace_id = a.workspace_id and account_id = a.id order by at desc, id desc limit 5) s)) as json
  from account a
  where a.workspace_id = '00000000-0000-0000-0000-000000000001' and a.owner_ref = 'm' || lpad(:owner::text, 5, '0')
  order by a.name collate "C", a.id limit 20) a;
