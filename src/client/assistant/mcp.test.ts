import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { before, test } from 'node:test';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

// An assistant with the SDK of the protocol, against the packaged application in access mode keys, started by McpIT: the
// mutations makeCommitment and keepCommitment are tools, the maximum complexity is 5,000, and a key may send 60 requests at once.
const base = process.env.TROTH_URL ?? 'http://localhost:8080';
const admin = process.env.TROTH_KEY ?? '';
const ref = `mcp-${Math.random().toString(36).slice(2, 10)}`;
let reader = '';
let writer = '';

const send = (path: string, key: string, body: string, type = 'application/json', accept = 'application/json, text/event-stream') =>
  fetch(`${base}${path}`, { method: 'POST', headers: { 'content-type': type, accept, authorization: `Bearer ${key}` }, body });

async function graphql(query: string, variables: object = {}, key = admin): Promise<any> {
  return (await send('/graphql', key, JSON.stringify({ query, variables }), 'application/json', 'application/json')).json();
}

async function createKey(name: string, scopes: string[]): Promise<string> {
  const answer = await graphql('mutation($i: CreateApiKeyInput!) { createApiKey(input: $i) { secret userErrors { message } } }', {
    i: { name, scopes },
  });
  return answer.data.createApiKey.secret;
}

async function connect(key: string): Promise<Client> {
  const client = new Client({ name: 'assistant', version: '1' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL('/mcp', base), { requestInit: { headers: { authorization: `Bearer ${key}` } } }),
  );
  return client;
}

async function call(client: Client, name: string, args: Record<string, unknown>): Promise<{ failed: boolean; body: any }> {
  const result = (await client.callTool({ name, arguments: args })) as any;
  return { failed: result.isError === true, body: JSON.parse(result.content[0].text) };
}

before(async () => {
  const lines = [
    { type: 'account', ref, at: '2026-01-05T09:00:00Z', name: 'Acme', owner: 'dana' },
    { type: 'commitmentMade', ref: `${ref}-c`, account: ref, at: '2026-01-06T09:00:00Z', title: 'Send it', dueAt: '2026-06-01T09:00:00Z' },
  ];
  const taken = await send('/facts', admin, lines.map((line) => JSON.stringify(line)).join('\n'), 'application/x-ndjson', '*/*');
  assert.equal(((await taken.json()) as any).accepted, 2);
  reader = await createKey('reader', ['READ']);
  writer = await createKey('writer', ['READ', 'WRITE']);
});

test('tools are the examples of the documentation and the listed mutations', async () => {
  const client = await connect(reader);
  const { tools } = await client.listTools();
  const examples = readdirSync('../docs/examples').map((file) => file.replace('.graphql', '').replaceAll('-', '_'));
  assert.deepEqual(tools.map((tool) => tool.name).sort(), [...examples, 'keepCommitment', 'makeCommitment'].sort());
  for (const tool of tools) {
    assert.ok(tool.description);
    assert.equal(tool.inputSchema.type, 'object');
    assert.equal(tool.annotations?.readOnlyHint, examples.includes(tool.name), tool.name);
  }
  const brief = tools.find((tool) => tool.name === 'brief');
  assert.deepEqual(brief?.inputSchema.required, ['ref']);
  await client.close();
});

test('a call returns the response of the same document at /graphql', async () => {
  const client = await connect(reader);
  const variables = { ref, asOf: '2026-02-01T00:00:00Z' };
  const { failed, body } = await call(client, 'brief', variables);
  const same = await graphql(readFileSync('../docs/examples/brief.graphql', 'utf8'), variables, reader);
  assert.equal(failed, false);
  assert.deepEqual(body.data, same.data);
  assert.match(body.data.account.brief.text, /Send it/);
  assert.equal((await call(client, 'brief', { ref, asOf: null })).failed, false);
  await client.close();
});

test('a fault has its stable code and tells nothing internal', async () => {
  const client = await connect(reader);
  for (const [name, args, code] of [
    ['brief', {}, 'BAD_USER_INPUT'],
    ['brief', { ref, asof: '2026-02-01T00:00:00Z' }, 'BAD_USER_INPUT'],
    ['brief', { ref: 7 }, 'BAD_USER_INPUT'],
    ['portfolio', { first: 100 }, 'COMPLEXITY_LIMIT'],
    ['makeCommitment', { input: { account: ref, title: 'No', dueAt: '2027-01-01T00:00:00Z' } }, 'FORBIDDEN'],
  ] as const) {
    const { failed, body } = await call(client, name, args);
    assert.equal(failed, true, name);
    assert.equal(body.errors[0].extensions.code, code, JSON.stringify(body));
    assert.ok(body.errors[0].extensions.requestId);
    assert.doesNotMatch(JSON.stringify(body), /Exception|dev\.troth|select |\tat /);
  }
  await assert.rejects(client.callTool({ name: 'erasePerson', arguments: {} }), /Invalid tool name/);
  await client.close();
});

test('a writing tool changes data under the rights of its key, and a refusal is data', async () => {
  const client = await connect(writer);
  const made = await call(client, 'makeCommitment', {
    input: { account: ref, ref: `${ref}-n`, title: 'New', dueAt: new Date(Date.now() + 86_400_000).toISOString() },
  });
  assert.equal(made.failed, false, JSON.stringify(made.body));
  assert.equal(made.body.data.makeCommitment.commitment.ref, `${ref}-n`);
  const refused = await call(client, 'makeCommitment', { input: { account: ref, title: 'Old', dueAt: '2020-01-01T00:00:00Z' } });
  assert.equal(refused.failed, false);
  assert.equal(refused.body.data.makeCommitment.userErrors[0].code, 'INVALID_VALUE');
  await client.close();
});

test('every call is in the audit log', async () => {
  const { data } = await graphql('{ auditEntries(first: 100) { operation caller refused arguments } }');
  const of = (caller: string, operation: string) => data.auditEntries.filter((one: any) => one.caller === caller && one.operation === operation);
  assert.ok(of('reader', 'tool brief: query').some((one: any) => one.arguments.includes(`ref=${ref}`)));
  assert.equal(of('writer', 'tool makeCommitment: Mutation.makeCommitment').length, 2);
  assert.ok(of('reader', 'tool makeCommitment: Mutation.makeCommitment').map((one: any) => one.refused).join() === 'true');
});

test('a caller without a valid key gets nothing', async () => {
  await assert.rejects(connect('wrong'));
  assert.equal((await send('/mcp', 'wrong', '{}')).status, 401);
});

test('requests are limited as those to /graphql', async () => {
  const ping = '{"jsonrpc":"2.0","id":1,"method":"ping"}';
  const answer = await send('/mcp', reader, ping);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  assert.equal(answer.headers.get('mcp-session-id'), null);
  assert.equal((await send('/mcp', reader, ' '.repeat(200_000))).status, 413);
  assert.equal((await send('/mcp', reader, '[1]')).status, 400);
  assert.equal((await send('/mcp', reader, '{"a":1,"a":2}')).status, 400);
  assert.equal((await send('/mcp', reader, ping, 'text/plain')).status, 415);
  assert.equal((await send('/mcp', reader, ping, 'application/json', 'application/json')).status, 406);
  assert.equal((await send('/mcp', reader, '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[]}')).status, 400);
  const get = await fetch(`${base}/mcp`, { headers: { authorization: `Bearer ${reader}`, accept: 'text/event-stream' } });
  assert.equal(get.status, 405);
  const hasty = await createKey('hasty', ['READ']);
  const all = await Promise.all(Array.from({ length: 100 }, () => send('/mcp', hasty, ping)));
  const late = all.filter((one) => one.status === 429);
  assert.ok(late.length > 10 && late.length < 60, String(late.length));
  assert.ok(late.every((one) => Number(one.headers.get('retry-after')) >= 1));
});
