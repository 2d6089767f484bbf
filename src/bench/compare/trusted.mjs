// Trusted documents: a node that runs nothing else, hides its schema, and accepts queries by GET.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const hash = (text) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const TRUSTED = '{ account(ref: "granite") { name trust { score { value } } } }';
const REGISTERED = 'query($ref: String) { account(ref: $ref) { name } }';
const WRITING = 'mutation { recordTouchpoint(input: { account: "granite", channel: CALL, direction: OUT, idempotencyKey: "trusted" }) { userErrors { code } } }';
const SCHEMA = '{ __schema { queryType { name } } }';

/** Writes the file of documents and returns the environment of the node. */
export function environment(folder) {
  const file = join(folder, 'documents.json');
  writeFileSync(file, JSON.stringify(Object.fromEntries([TRUSTED, WRITING, SCHEMA].map((text) => [hash(text), text]))));
  return { TROTH_GRAPHQL_DOCUMENTS: 'trusted', TROTH_GRAPHQL_TRUSTED_DOCUMENTS: file, TROTH_GRAPHQL_INTROSPECTION: 'false', TROTH_GRAPHQL_ALLOW_GET_QUERIES: 'true' };
}

/** Compares registration and persisted queries, on a node that runs any document. */
export async function register(side, seen) {
  const register = 'mutation($documents: [String!]!) { registerDocuments(input: { documents: $documents }) { ids userErrors { code message } } }';
  seen.graphql('register a document', await side.ask(register, { documents: [REGISTERED] }));
  seen.graphql('register an invalid document', await side.ask(register, { documents: ['{ nothing }'] }));
  const apollo = (more) => JSON.stringify({ ...more, extensions: { persistedQuery: { version: 1, sha256Hash: hash(TRUSTED).slice(7) } } });
  for (const body of [apollo({}), apollo({ query: TRUSTED }), apollo({})]) {
    seen.value('automatic persisted query', (await side.http('POST', '/graphql', { headers: { 'content-type': 'application/json' }, body })).seen);
  }
}

/** Compares answers of a node that runs trusted documents only. */
export async function trusted(side, seen) {
  const post = async (label, body) => {
    const answer = await side.http('POST', '/graphql', { headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' }, body: JSON.stringify(body) });
    seen.value(label, answer.seen, { ordered: true });
    return answer;
  };
  const get = async (label, parameters) => seen.value(label, (await side.http('GET', `/graphql?${new URLSearchParams(parameters)}`)).seen);
  const known = await post('trusted document by hash', { documentId: hash(TRUSTED) });
  seen.check('trusted document runs', known.status === 200, known.text);
  await post('trusted document by text', { query: TRUSTED });
  await post('registered document', { documentId: hash(REGISTERED), variables: { ref: 'granite' } });
  const strange = await post('other document', { query: '{ account(ref: "granite") { id } }' });
  seen.check('other document is rejected', strange.status >= 400, strange.text);
  await post('unknown hash', { documentId: 'sha256:0' });
  await post('introspection while disabled', { documentId: hash(SCHEMA) });
  await get('query by GET', { query: TRUSTED });
  await get('query by GET and hash', { documentId: hash(TRUSTED) });
  await get('mutation by GET', { query: WRITING });
  await get('variables that are not JSON', { query: TRUSTED, variables: '{' });
  seen.value('schema while disabled', (await side.http('GET', '/graphql/schema.graphql')).seen);
}
