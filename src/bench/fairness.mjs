// One workspace does as much of one thing as it can, and the clients of another one are measured beside it: the p99 of their
// queries and writes, alone and during each attack.
//
//   node --experimental-websocket src/bench/fairness.mjs [--seconds 30] [--skip-build]
//
// Medians and p99 of one run can be compared with each other only. The exit code is 1 if a request of the other workspace failed.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ROOT, launch } from './contenders.mjs';
import { freePort, run, stop, stopAll } from './processes.mjs';

const { values: options } = parseArgs({
  options: { seconds: { type: 'string', default: '30' }, 'skip-build': { type: 'boolean', default: false } },
});
const SECONDS = Number(options.seconds);
const PAUSE = 20;
const say = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);
const at = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

const folder = mkdtempSync(join(tmpdir(), 'troth-fairness-'));
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const keys = { attacker: 'a'.repeat(40), victim: 'v'.repeat(40) };
const ready = () => fetch(`${base}/q/health/ready`).then(({ status }) => status === 200, () => false);
let done = false;
let number = 0;

const start = (key, workspace = {}) =>
  launch({
    port,
    ready,
    flags: ['-Xmx512m'],
    env: { TROTH_DATA: folder, TROTH_ACCESS_MODE: 'keys', TROTH_ACCESS_BOOTSTRAP_KEY: key, TROTH_WEBHOOKS_ALLOW_PRIVATE: 'true', ...workspace },
  });

const send = (who, path, body, type) =>
  fetch(`${base}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${keys[who]}`, 'content-type': type },
    body,
    signal: AbortSignal.timeout(60_000),
  });
const ask = (who, query) => send(who, '/graphql', JSON.stringify({ query }), 'application/json');
const lines = (who, text, parameters = '') => send(who, `/facts${parameters}`, text, 'application/x-ndjson');

const account = (ref) => `{"type":"account","ref":"${ref}","at":"2025-01-01T00:00:00Z","name":"${ref} Works"}\n`;
const contact = (ref, of, day) =>
  `{"type":"touchpoint","ref":"${ref}","account":"${of}","at":"2025-${String(1 + (day % 12)).padStart(2, '0')}-01T09:00:00Z","channel":"CALL","direction":"OUT","summary":"about works ${ref}"}\n`;
const portfolio = (accounts) =>
  Array.from({ length: accounts }, (_, i) => account(`a${i}`) + Array.from({ length: 10 }, (_, j) => contact(`a${i}-${j}`, `a${i}`, j)).join('')).join('');

/** Does something again and again until the end, in several hands. */
const hands = (count, work) =>
  Array.from({ length: count }, async () => {
    while (!done) {
      await work().then((response) => response.arrayBuffer(), () => sleep(100));
    }
  });

const LARGE = '{ accounts(first: 100) { nodes { ref trust { score { value } } commitments(first: 20) { nodes { ref status } } touchpoints(first: 20) { nodes { ref summary } } } } }';

async function webhooks() {
  const held = [];
  const silent = createServer((socket) => held.push(socket.on('error', () => {})));
  await new Promise((listening) => silent.listen(0, '127.0.0.1', listening));
  for (let i = 0; i < 8; i++) {
    await ask('attacker', `mutation { createWebhook(input: { url: "http://127.0.0.1:${silent.address().port}/${i}" }) { userErrors { message } } }`);
  }
  const work = hands(2, () => lines('attacker', contact(`w${number++}`, 'a1', 1)));
  work.push(
    (async () => {
      while (!done) {
        await sleep(100);
      }
      held.forEach((socket) => socket.destroy());
      silent.close();
    })(),
  );
  return work;
}

function sockets() {
  return Array.from({ length: 250 }, async () => {
    while (!done) {
      const socket = new WebSocket(`${base.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      await new Promise((closed) => {
        socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${keys.attacker}` } }));
        socket.onmessage = ({ data }) => {
          if (JSON.parse(data).type === 'connection_ack') {
            socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { facts { id ref account { name } } }' } }));
          }
        };
        socket.onclose = socket.onerror = closed;
        const end = setInterval(() => done && (clearInterval(end), socket.close(), closed()), 200);
      });
      await sleep(500);
    }
  });
}

const attacks = {
  'large queries, 32 connections': () => hands(32, () => ask('attacker', LARGE)),
  'searches, 32 connections': () => hands(32, () => ask('attacker', `{ accounts(where: { search: "works ${number++ % 50}" }) { totalCount nodes { ref } } touchpoints(where: { search: "works" }) { totalCount } }`)),
  'writes, 32 connections': () => hands(32, () => ask('attacker', `mutation { recordTouchpoint(input: { account: "a${number % 500}", ref: "n${number++}", channel: CALL, direction: OUT }) { replayed } }`)),
  'jobs of 20,000 facts': () => hands(4, () => lines('attacker', Array.from({ length: 20_000 }, (_, i) => contact(`j${number++}`, `a${i % 500}`, i)).join(''), '?async=true')),
  'exports, 16 connections': () => hands(16, () => fetch(`${base}/facts`, { headers: { authorization: `Bearer ${keys.attacker}` } })),
  'backtests': () => hands(2, () => ask('attacker', 'mutation { startBacktest(input: {}) { userErrors { message } } }')),
  '250 sockets, and writes': () => [...sockets(), ...hands(4, () => lines('attacker', contact(`s${number++}`, 'a2', 1)))],
  'webhooks to silent receivers': webhooks,
};

const failed = [];

/** Requests of the other workspace, one after the other: nine queries to one write. */
async function measured(name) {
  const millis = [];
  const end = Date.now() + SECONDS * 1000;
  for (let i = 0; Date.now() < end; i++) {
    const began = performance.now();
    const answer = await ask(
      'victim',
      i % 10
        ? '{ account(ref: "a7") { name trust { score { value } } touchpoints(first: 5) { nodes { ref } } } }'
        : `mutation { recordTouchpoint(input: { account: "a7", ref: "v${number++}", channel: CALL, direction: OUT }) { userErrors { message } } }`,
    ).then((response) => response.json(), (broken) => ({ errors: [{ message: String(broken) }] }));
    millis.push(performance.now() - began);
    if (answer.errors) {
      failed.push(`${name}: ${JSON.stringify(answer.errors[0]).slice(0, 200)}`);
    }
    await sleep(PAUSE);
  }
  return { attack: name, requests: millis.length, 'p50 ms': Number(at(millis, 0.5).toFixed(1)), 'p99 ms': Number(at(millis, 0.99).toFixed(1)) };
}

try {
  if (!options['skip-build']) {
    await run(join(ROOT, 'mvnw'), ['-q', '-B', '-Dquick', '-DskipTests', 'package'], { cwd: ROOT });
  }
  await stop((await start(keys.attacker)).process);
  await start(keys.victim, { TROTH_ACCESS_BOOTSTRAP_WORKSPACE: 'Victim' });
  await lines('attacker', portfolio(500));
  await lines('victim', portfolio(50));
  await measured('warming up');
  const rows = [];
  for (const [name, attack] of Object.entries(attacks)) {
    done = false;
    const alone = await measured('alone');
    const work = await attack();
    await sleep(3000);
    const beside = await measured(name);
    done = true;
    await Promise.race([Promise.all(work), sleep(20_000)]);
    rows.push({ ...beside, 'alone p50': alone['p50 ms'], 'alone p99': alone['p99 ms'], 'p99 ratio': Number((beside['p99 ms'] / alone['p99 ms']).toFixed(1)) });
    say(JSON.stringify(rows.at(-1)));
    await sleep(5000);
  }
  console.table(rows);
  failed.slice(0, 10).forEach((one) => console.log(one));
  console.log(`${failed.length} requests failed`);
  process.exitCode = failed.length ? 1 : 0;
} finally {
  done = true;
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
