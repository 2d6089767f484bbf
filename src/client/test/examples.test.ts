import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { createHash } from 'node:crypto';
import { graphqlUrl } from './server.js';

// Every example query runs against the server as it is printed.
const texts = readdirSync('operations').map((file) => readFileSync(`operations/${file}`, 'utf8'));
const document = parse(texts.join('\n'));
const queries = document.definitions.filter(
  (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION && one.operation === 'query',
);

const variables: Record<string, object> = { AccountPage: { ref: 'granite' }, Refresh: { ids: [] } };

test('there are examples', () => assert.ok(queries.length >= 5));

for (const query of queries) {
  const name = query.name?.value ?? '';
  test(`the example ${name} runs`, async () => {
    const persisted = JSON.parse(readFileSync('generated/persisted-documents.json', 'utf8')) as Record<string, string>;
    const [hash, text] = Object.entries(persisted).find(([, one]) => one.includes(`query ${name}(`) || one.includes(`query ${name} `)) ?? [];
    assert.ok(hash && text, name);
    assert.equal(`sha256:${createHash('sha256').update(text).digest('hex')}`, hash);
    const answer = await fetch(graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: text, variables: variables[name] ?? {} }),
    });
    const body = (await answer.json()) as { errors?: unknown };
    assert.equal(answer.status, 200);
    assert.equal(body.errors, undefined, JSON.stringify(body.errors));
  });
}
