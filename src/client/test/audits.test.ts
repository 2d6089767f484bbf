import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverAudits } from 'graphql-http';
import { graphqlUrl } from './server.js';

// GraphQL over HTTP: what the specification says one must, should and may do. GET is switched on for this run.
const audits = serverAudits({ url: graphqlUrl, fetchFn: fetch });

test('there are all audits that we know of', () => assert.ok(audits.length >= 61, String(audits.length)));

for (const audit of audits) {
  test(`${audit.id} ${audit.name}`, async () => {
    const result = await audit.fn();
    assert.equal(result.status, 'ok', 'reason' in result ? result.reason : '');
  });
}
