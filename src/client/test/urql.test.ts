import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import {
  AccountPageDocument,
  DueSoonDocument,
  KeepCommitmentDocument,
  MakeCommitmentDocument,
  PortfolioDocument,
} from '../src/index.js';
import { facts, graphqlUrl, unique } from './server.js';

const ref = unique('urql');
const client = new Client({
  url: graphqlUrl,
  preferGetMethod: false,
  exchanges: [
    cacheExchange({
      keys: {
        AccountConnection: () => null, CommitmentConnection: () => null, StakeholderConnection: () => null,
        TouchpointConnection: () => null, PageInfo: () => null, Trust: () => null, Score: () => null,
        CredibleInterval: () => null, Driver: () => null, ChurnRisk: () => null, ChurnHorizon: () => null,
        StakeholderTrust: () => null, TrustImpact: () => null, ScoreSet: () => null,
      },
    }),
    fetchExchange,
  ],
});

before(() =>
  facts([
    { type: 'account', ref, at: '2026-01-05T09:00:00Z', name: ref, customerSince: '2026-01-05' },
    { type: 'stakeholder', ref: `${ref}/ann`, account: ref, at: '2026-01-05T09:00:00Z', person: { ref: `${ref}/ann`, name: 'Ann Lee' }, department: 'IT' },
    { type: 'touchpoint', ref: `${ref}/t`, account: ref, at: '2026-02-05T09:00:00Z', channel: 'CALL', direction: 'OUT', participants: [`${ref}/ann`] },
  ]),
);

test('typed documents bring typed answers', async () => {
  const { data, error } = await client.query(PortfolioDocument, { where: { ref: { eq: ref } } });
  assert.equal(error, undefined);
  const name: string | undefined = data?.accounts.nodes[0]?.name;
  assert.equal(name, ref);
  assert.equal(data?.accounts.totalCount, 1);
});

test('a promise that is kept is current in the normalised cache without another request', async () => {
  const dueAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const made = await client.mutation(MakeCommitmentDocument, {
    input: { account: ref, title: 'Send the offer', dueAt, idempotencyKey: unique('key') },
  });
  const commitment = made.data?.makeCommitment.commitment;
  assert.ok(commitment, JSON.stringify(made.data));
  const listed = await client.query(DueSoonDocument, { first: 100 }, { requestPolicy: 'network-only' });
  assert.ok(listed.data?.commitments.nodes.some((one) => one.id === commitment.id));
  const kept = await client.mutation(KeepCommitmentDocument, { input: { commitment: commitment.id, expectedVersion: 1 } });
  assert.deepEqual(kept.data?.keepCommitment.userErrors, []);
  const after = kept.data?.keepCommitment.trustImpact?.after.trust.score.value ?? 0;
  assert.ok(after > 0);
  const cached = await client.query(DueSoonDocument, { first: 100 }, { requestPolicy: 'cache-only' });
  assert.equal(cached.data?.commitments.nodes.find((one) => one.id === commitment.id)?.status, 'KEPT');
});

test('a business error is data and carries a code', async () => {
  const made = await client.mutation(MakeCommitmentDocument, {
    input: { account: ref, title: 'Yesterday', dueAt: '2020-01-01T00:00:00Z' },
  });
  assert.equal(made.error, undefined);
  assert.equal(made.data?.makeCommitment.userErrors[0]?.code, 'INVALID_VALUE');
  assert.deepEqual(made.data?.makeCommitment.userErrors[0]?.path, ['input', 'dueAt']);
});

test('one request fills a screen, now and in the past', async () => {
  const now = await client.query(AccountPageDocument, { ref });
  assert.equal(now.data?.account?.touchpoints.nodes.length, 1);
  const then = await client.query(AccountPageDocument, { ref, asOf: '2026-01-06T00:00:00Z' }, { requestPolicy: 'network-only' });
  assert.equal(then.data?.account?.touchpoints.nodes.length, 0);
});
