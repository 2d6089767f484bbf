// The attacks of fairness.mjs, in a thread of their own: work of their clients must not delay the clock of the measured one.
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread, workerData } from 'node:worker_threads';
import { client, contact } from './fairness-client.mjs';

const { name, base, key } = workerData ?? {};
const { ask, lines } = client(base, key);
let number = Date.now();

/** Does something again and again, in several hands. */
const hands = (count, work) =>
  Array.from({ length: count }, async () => {
    for (;;) {
      await work().then((response) => response.arrayBuffer(), () => sleep(100));
    }
  });

const LARGE = '{ accounts(first: 100) { nodes { ref trust { score { value } } commitments(first: 20) { nodes { ref status } } touchpoints(first: 20) { nodes { ref summary } } } } }';

async function webhooks() {
  const silent = createServer((socket) => socket.on('error', () => {}));
  await new Promise((listening) => silent.listen(0, '127.0.0.1', listening));
  for (let i = 0; i < 8; i++) {
    await ask(`mutation { createWebhook(input: { url: "http://127.0.0.1:${silent.address().port}/${i}" }) { userErrors { message } } }`);
  }
  hands(2, () => lines(contact(`w${number++}`, 'a1', 1)));
}

function sockets() {
  Array.from({ length: 250 }, async () => {
    for (;;) {
      const socket = new WebSocket(`${base.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      await new Promise((closed) => {
        socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } }));
        socket.onmessage = ({ data }) => {
          if (JSON.parse(data).type === 'connection_ack') {
            socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { facts { id ref account { name } } }' } }));
          }
        };
        socket.onclose = socket.onerror = closed;
      });
      await sleep(500);
    }
  });
}

export const attacks = {
  'large queries, 32 connections': () => hands(32, () => ask(LARGE)),
  'searches, 32 connections': () => hands(32, () => ask(`{ accounts(where: { search: "works ${number++ % 50}" }) { totalCount nodes { ref } } touchpoints(where: { search: "works" }) { totalCount } }`)),
  'writes, 32 connections': () => hands(32, () => ask(`mutation { recordTouchpoint(input: { account: "a${number % 500}", ref: "n${number++}", channel: CALL, direction: OUT }) { replayed } }`)),
  'jobs of 20,000 facts': () => hands(4, () => lines(Array.from({ length: 20_000 }, (_, i) => contact(`j${number++}`, `a${i % 500}`, i)).join(''), '?async=true')),
  'exports, 16 connections': () => hands(16, () => fetch(`${base}/facts`, { headers: { authorization: `Bearer ${key}` } })),
  'backtests': () => hands(2, () => ask('mutation { startBacktest(input: {}) { userErrors { message } } }')),
  '250 sockets, and writes': () => [sockets(), hands(4, () => lines(contact(`s${number++}`, 'a2', 1)))],
  'webhooks to silent receivers': webhooks,
};

if (!isMainThread) {
  await attacks[name]();
}
