// Makes a large portfolio of a small one inside the database: every row again, under the refs and ids of another account.
// What Troth would have written for the same facts, without its having to: at a million accounts an import takes an hour.
//
// Refs begin with the ref of their account, and refs of accounts have all the same length (facts.mjs), so that one text
// is put for another everywhere, also within the states. Ids move by a minute a copy: they stay unique and in order.

const TABLES = [
  'account_stream', 'account', 'person', 'stakeholder', 'tie', 'commitment', 'touchpoint', 'issue', 'account_state',
  'account_score', 'fact',
];

const GROWN_ID = `
  create or replace function grown(id uuid, k int) returns uuid language sql immutable parallel safe as $$
    select (lpad(to_hex(('x' || lpad(left(replace(id::text, '-', ''), 12), 16, '0'))::bit(64)::bigint + k * 60000::bigint),
                 12, '0') || substr(replace(id::text, '-', ''), 13))::uuid
  $$`;

/** How a column of a copy comes from the column of the first. `$k` stands for the number of the copy, of three digits. */
function grown(column, type) {
  const refs = (text) => `replace(replace(${text}, 'a000', 'a' || $k), 'm000', 'm' || $k)`;
  if (column === 'workspace_id') {
    return column;
  }
  if (type === 'uuid') {
    return `grown(${column}, $k::int)`;
  }
  if (type === 'text') {
    return column === 'name' ? `replace(${column}, ' 000', ' ' || $k)` : refs(column);
  }
  if (type === 'ARRAY') {
    return `${refs(`${column}::text`)}::text[]`;
  }
  if (type === 'jsonb') {
    return `${refs(`${column}::text`)}::jsonb`;
  }
  if (column === 'state') {
    return `decode(replace(encode(state, 'hex'), encode('a000', 'hex'), encode(convert_to('a' || $k, 'UTF8'), 'hex')), 'hex')`;
  }
  return column;
}

/**
 * @param connect gives a client of its own
 * @param times how many portfolios there are to be
 * @param say what is told of the progress
 */
export async function grow(connect, times, say) {
  const client = await connect();
  await client.query(GROWN_ID);
  const indexes = (
    await client.query(
      `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
       from pg_index i join pg_class t on t.oid = i.indrelid
       where t.relname = any($1) and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`,
      [TABLES],
    )
  ).rows;
  for (const { name } of indexes) {
    await client.query(`drop index ${name}`);
  }
  for (const table of TABLES) {
    const columns = (
      await client.query(
        `select column_name as name, data_type as type from information_schema.columns
         where table_schema = 'public' and table_name = $1 and is_identity = 'NO' and column_name <> 'xid'`,
        [table],
      )
    ).rows;
    await client.query(`create table first_of_all as select * from ${table}`);
    const names = columns.map(({ name }) => name).join(', ');
    const began = Date.now();
    const half = Math.ceil(times / 2);
    await Promise.all([
      copies(connect, table, names, columns, 1, half),
      copies(connect, table, names, columns, half + 1, times - 1),
    ]);
    await client.query('drop table first_of_all');
    say(`${table}: ${((Date.now() - began) / 1000).toFixed(0)} s`);
  }
  for (const { name, definition } of indexes) {
    const began = Date.now();
    await client.query(definition);
    say(`${name}: ${((Date.now() - began) / 1000).toFixed(0)} s`);
  }
  await client.query('drop function grown');
  await client.end();
}

async function copies(connect, table, names, columns, from, to) {
  const client = await connect();
  await client.query('set session_replication_role = replica'); // the keys of copies are right when those of the first are
  for (let k = from; k <= to; k++) {
    const number = `'${String(k).padStart(3, '0')}'`;
    const values = columns.map(({ name, type }) => grown(name, type).replaceAll('$k', number)).join(', ');
    await client.query(`insert into ${table} (${names}) select ${values} from first_of_all`);
  }
  await client.end();
}
