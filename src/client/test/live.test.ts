import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { print } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { AccountChangedDocument, FactsDocument, RecordTouchpointDocument } from '../src/index.js';
import { facts, liveUrl, patience, post, unique } from './server.js';

const ref = unique('live');

const connect = (options: object = {}): Client =>
  createClient({ url: liveUrl, webSocketImpl: WebSocket, retryAttempts: 0, ...options });

const touch = (summary: string) =>
  post(print(RecordTouchpointDocument), { input: { account: ref, channel: 'CALL', direction: 'OUT', summary } });

before(() => facts([{ type: 'account', ref, at: '2026-01-05T09:00:00Z', name: ref }]));

test('facts arrive as they are recorded, in order', async () => {
  const client = connect();
  const stream = client.iterate({ query: print(FactsDocument), variables: { account: ref, types: ['touchpoint'] } });
  const first = stream.next();
  await patience(800);
  await touch('one');
  await touch('two');
  const one = (await first).value as any;
  const two = (await stream.next()).value as any;
  assert.equal(one.data.facts.type, 'touchpoint');
  assert.equal(one.data.facts.account.name, ref);
  assert.notEqual(one.data.facts.id, two.data.facts.id);
  await stream.return?.();
  await client.dispose();
});

test('a client that was cut off goes on from its last fact, without loss and without doubles', async () => {
  const seen: string[] = [];
  let last: string | undefined;
  let socket: WebSocket | undefined;
  const follow = async (until: number) => {
    const client = connect({ on: { connected: (open: unknown) => (socket = open as WebSocket) } });
    try {
      for await (const answer of client.iterate({
        query: print(FactsDocument),
        variables: { account: ref, types: ['touchpoint'], sinceFact: last },
      })) {
        const fact = (answer.data as any).facts;
        seen.push(fact.id);
        last = fact.id;
        if (seen.length >= until) break;
      }
    } catch {
      // The wire was cut.
    }
    await client.dispose();
  };
  const until = seen.length + 3;
  const reading = follow(until);
  await patience(800);
  for (let i = 0; i < 3; i++) await touch(`before the cut ${i}`);
  await reading;
  socket?.terminate();
  const written: string[] = [];
  for (let i = 0; i < 25; i++) written.push((await touch(`while away ${i}`)).recordTouchpoint.touchpoint.id);
  const rest = follow(28);
  await patience(400);
  socket?.terminate(); // in the middle of it
  await rest;
  if (seen.length < 28) await follow(28);
  assert.equal(seen.length, 28);
  assert.equal(new Set(seen).size, 28);
});

test('an account comes whole when something was recorded of it', async () => {
  const client = connect();
  const stream = client.iterate({ query: print(AccountChangedDocument) });
  const next = stream.next();
  await patience(800);
  await touch('news');
  assert.equal(((await next).value as any).data.accountChanged.ref, ref);
  await client.dispose();
});

test('an error ends its own stream alone, and its id can be used again', async () => {
  const client = connect();
  const failing = client.iterate({ query: 'subscription { facts(account: "nobody") { id } }' });
  await assert.rejects(Promise.resolve(failing.next()), (errors: any) => errors[0].extensions.code === 'NOT_FOUND');
  const asked = client.iterate({ query: '{ __typename }' });
  assert.equal(((await asked.next()).value as any).data.__typename, 'Query');
  await client.dispose();
});

test('queries and mutations go over the same socket', async () => {
  const client = connect();
  const stream = client.iterate({ query: print(RecordTouchpointDocument), variables: { input: { account: ref, channel: 'CHAT', direction: 'IN' } } });
  assert.deepEqual(((await stream.next()).value as any).data.recordTouchpoint.userErrors, []);
  await client.dispose();
});
