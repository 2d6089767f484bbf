// Attacks of every kind for some minutes, and beside them one client who asks what clients ask: is it still served, and does
// memory stay as it is? The exit code is 1 if an attack was answered with INTERNAL, or a job of it has not ended.
//
//   node --experimental-websocket src/bench/soak.mjs [--minutes 10] [--skip-build]
import { mkdtempSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { ROOT, launch } from './contenders.mjs';
import { follow } from './live.mjs';
import { freePort, rss, run, stopAll } from './processes.mjs';

const { values: options } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, 'skip-build': { type: 'boolean', default: false } },
});
const MINUTE = 60_000;
const HANDS = 6;
const say = (text) => console.log(`${new Date().toISOString().slice(11, 19)} ${text}`);
const at = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

const folder = mkdtempSync(join(tmpdir(), 'troth-soak-'));
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const codes = new Map();
let number = 0;
let done = false;

const nested = (levels) => `${'{ account(ref: "summit") { stakeholders { nodes { account '.repeat(levels)}{ ref }${' } } }'.repeat(levels)} }`;
const event = (rule, number) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:e${number}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:19700101T000000Z\r\nDURATION:PT1H\r\nRRULE:${rule}\r\nORGANIZER:mailto:us@our.example\r\nATTENDEE:mailto:greg@granite.example\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const file = (type, body) =>
  fetch(`${base}/facts?ours=our.example&dryRun=true`, { method: 'POST', headers: { 'content-type': type }, body, signal: AbortSignal.timeout(30_000) });
const graphql = (body, headers = {}) =>
  fetch(`${base}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body, signal: AbortSignal.timeout(30_000) });
const asking = (query, variables) => graphql(JSON.stringify({ query, variables }));

/** Each is another one every time, so that nothing can be remembered of it. */
const attacks = {
  distinct: () => asking(`query q${number++} { accounts(first: 5) { nodes { x${number}: ref trust { score { value } } } } }`),
  deep: () => asking(nested(40)),
  aliases: () => asking(`{ ${Array.from({ length: 1000 }, (_, i) => `a${i}_${number++}: __typename`).join(' ')} }`),
  cycle: () => asking(`{ ...A${number} } fragment A${number} on Query { ...B${number} } fragment B${number} on Query { ...A${number++} }`),
  directives: () => asking(`{ __typename ${'@skip(if: false) '.repeat(2000)} }`),
  introspection: () => asking('{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }'),
  digits: () => asking(`{ accounts(first: ${'9'.repeat(60_000)}) { nodes { ref } } }`),
  digitsInVariables: () => graphql(`{"query":"query($n: Int) { accounts(first: $n) { nodes { ref } } }","variables":{"n":${'9'.repeat(100_000)}}}`),
  ids: () => asking('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array.from({ length: 3000 }, () => `acc_${number++}`) }),
  long: () => asking('query($q: String) { accounts(where: { search: $q }) { nodes { ref } } }', { q: `x' or 1=1 --${'é'.repeat(30_000)}${number++}` }),
  large: () => graphql(JSON.stringify({ query: `{ __typename } #${'x'.repeat(5_000_000)}` })),
  odd: () => asking('mutation($n: String!) { openAccount(input: { ref: $n, name: $n }) { userErrors { code } } }', { n: `\u0000\ud800${number++}` }),
  wrong: () => asking(`{ account(ref: { a: ${number++} }) { ref(x: 1) nothing } }`),
  batch: () => graphql(`[${Array.from({ length: 500 }, () => '{"query":"{ __typename }"}').join(',')}]`),
  packed: () => graphql(gzipSync(Buffer.alloc(20_000_000, ' ')), { 'content-encoding': 'gzip' }),
  charset: () => graphql('{"query":"{ __typename }"}', { 'content-type': 'application/json; charset=utf-7' }),
  lines: () => fetch(`${base}/facts`, { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body: `${'{"type":"account","ref":'.repeat(500)}\n`.repeat(20) }),
  seconds: () => file('text/calendar', event('FREQ=SECONDLY', number++)),
  never: () => file('text/calendar', event('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', number++)),
  parts: () => file('application/mbox', `From a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'.repeat(2000)}`),
  quotes: () => file('text/csv', `account,name\n"${'x",'.repeat(20_000)}\n`),
  brackets: () => graphql('['.repeat(100_000)),
};

async function attacker() {
  const all = Object.entries(attacks);
  for (let i = 0; !done; i++) {
    const [name, attack] = all[(i * 7 + number) % all.length];
    const began = performance.now();
    const came = await attack().then(
      async (answer) => `${answer.status} ${/"code":"(\w+)"/.exec(await answer.text())?.[1] ?? 'OK'}`,
      (broken) => `broken ${broken.cause?.code ?? broken.name}`,
    );
    const key = `${name}: ${came}`;
    const known = codes.get(key) ?? { times: 0, longest: 0 };
    codes.set(key, { times: known.times + 1, longest: Math.max(known.longest, performance.now() - began) });
  }
}

/** Begins to send something, and goes on so slowly that it never ends. */
async function dawdler(beginning) {
  while (!done) {
    await new Promise((ended) => {
      const socket = new Socket();
      const drip = setInterval(() => (done ? socket.destroy() : socket.write('x')), 1000);
      socket.on('error', () => {}).on('close', () => {
        clearInterval(drip);
        ended();
      });
      socket.connect(port, '127.0.0.1', () => socket.write(beginning));
    });
    await sleep(100);
  }
}

/** Subscribes and goes away again. */
async function flitter() {
  while (!done) {
    const follower = follow(`${base}/graphql`, ['touchpoint']);
    await Promise.race([follower.ready, sleep(5000, null, { ref: false })]);
    follower.stop();
    await sleep(50);
  }
}

async function heap() {
  const metrics = await fetch(`${base}/q/metrics`).then((response) => response.text());
  const used = [...metrics.matchAll(/^jvm_memory_used_bytes\{area="heap".*\} ([\d.E+]+)$/gm)].reduce((sum, [, bytes]) => sum + Number(bytes), 0);
  const live = Number(/^jvm_gc_live_data_size_bytes ([\d.E+]+)$/m.exec(metrics)?.[1] ?? 0);
  return `heap ${Math.round(used / 1e6)} MB, after the last full collection ${Math.round(live / 1e6)} MB`;
}

try {
  if (!options['skip-build']) {
    await run(join(ROOT, 'mvnw'), ['-q', '-B', '-Dquick', '-DskipTests', 'package'], { cwd: ROOT });
  }
  const { process: troth } = await launch({ port, flags: ['-Xmx256m'], env: { TROTH_DATA: folder, TROTH_DEMO: 'true' } });
  const asked = '{ account(ref: "summit") { name trust { score { value } } commitments(first: 5) { nodes { ref } } } }';
  const good = async (seconds) => {
    const millis = [];
    const end = Date.now() + seconds * 1000;
    while (Date.now() < end) {
      const began = performance.now();
      const answer = await asking(asked).then((response) => response.json());
      if (answer.data?.account?.name !== 'Summit Robotics') {
        throw new Error(JSON.stringify(answer));
      }
      millis.push(performance.now() - began);
      await sleep(20);
    }
    return `p50 ${at(millis, 0.5).toFixed(1)} ms, p99 ${at(millis, 0.99).toFixed(1)} ms, longest ${Math.max(...millis).toFixed(0)} ms`;
  };
  await good(10);
  say(`alone: ${await good(10)}; ${await heap()}, ${Math.round(rss(troth.pid))} MB in all`);
  const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n`;
  const bad = [
    ...Array.from({ length: HANDS }, attacker),
    ...Array.from({ length: 20 }, () => dawdler(`${head}\r\n{`)),
    ...Array.from({ length: 20 }, () => dawdler(`${head}X-Slow: `)),
    flitter(),
    flitter(),
  ];
  for (let minute = 1; minute <= Number(options.minutes); minute++) {
    const served = await good(Math.min(1, Number(options.minutes)) * (MINUTE / 1000));
    say(`minute ${minute}: ${served}; ${await heap()}, ${Math.round(rss(troth.pid))} MB in all; ${[...codes.values()].reduce((sum, { times }) => sum + times, 0)} attacks`);
  }
  done = true;
  await Promise.race([Promise.all(bad), sleep(40_000)]);
  for (const [key, { times, longest }] of [...codes].sort()) {
    say(`${key}: ${times} times, longest ${Math.round(longest)} ms`);
  }
  const unended = async () =>
    (await asking('{ jobs(first: 100) { status } }').then((response) => response.json())).data.jobs.filter(({ status }) => !/VALIDATED|SUCCEEDED|FAILED/.test(status)).length;
  for (let waited = 0; waited < 60 && (await unended()); waited++) {
    await sleep(1000);
  }
  const left = await unended();
  const internal = [...codes.keys()].filter((key) => key.includes('INTERNAL'));
  say(`${left} jobs have not ended; answered with INTERNAL: ${internal.join(', ') || 'none'}`);
  process.exitCode = left || internal.length ? 1 : 0;
} finally {
  done = true;
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
