import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { createHash } from 'node:crypto';
import { KeepCommitmentDocument, MakeCommitmentDocument, PortfolioDocument, RefreshDocument } from '../src/index.js';
import { facts, graphqlUrl, unique } from './server.js';

const ref = unique('apollo');
const cache = new InMemoryCache({ possibleTypes: { Node: ['Account', 'Commitment'] } });
const persisted = new PersistedQueryLink({ sha256: (text: string) => createHash('sha256').update(text).digest('hex') });
const client = new ApolloClient({
  cache,
  link: ApolloLink.from([persisted, new HttpLink({ uri: graphqlUrl, fetch })]),
});

before(() => facts([{ type: 'account', ref, at: '2026-01-05T09:00:00Z', name: ref }]));

test('records are normalised by their id', async () => {
  const { data } = await client.query({ query: PortfolioDocument, variables: { where: { ref: { eq: ref } } } });
  const id = data?.accounts.nodes[0]?.id;
  assert.ok(id);
  assert.ok(`Account:${id}` in cache.extract());
});

test('automatic persisted queries: the hash first, the text when it is not known', async () => {
  const again = await client.query({
    query: PortfolioDocument,
    variables: { where: { ref: { eq: ref } } },
    fetchPolicy: 'network-only',
  });
  assert.equal(again.data?.accounts.totalCount, 1);
});

test('a mutation updates what the cache holds', async () => {
  const made = await client.mutate({
    mutation: MakeCommitmentDocument,
    variables: { input: { account: ref, title: 'Call back', dueAt: new Date(Date.now() + 600_000).toISOString() } },
  });
  const id = made.data?.makeCommitment.commitment?.id;
  assert.ok(id);
  await client.mutate({ mutation: KeepCommitmentDocument, variables: { input: { commitment: id } } });
  const entry = cache.extract()[`Commitment:${id}`] as { status?: string } | undefined;
  assert.equal(entry?.status, 'KEPT');
  const refreshed = await client.query({ query: RefreshDocument, variables: { ids: [id] }, fetchPolicy: 'network-only' });
  assert.equal(refreshed.data?.nodes[0]?.__typename, 'Commitment');
});
