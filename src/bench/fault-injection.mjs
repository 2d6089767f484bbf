// What Troth does when its disk is full or slow, when its clock jumps, and when the network to its database is slow, cut or silent.
// Needs Linux and root (mount, strace, cc), except for the network.
//
//   node src/bench/fault-injection.mjs full-disk | slow-disk | clock | network       [--skip-build]
//
// It tells what was seen, and ends with 1 when something acknowledged is lost or there twice.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT, launch, serveDatabase, tell } from './contenders.mjs';
import { Network } from './network.mjs';
import { freePort, run, start, stop, stopAll } from './processes.mjs';

const SECOND = 1000;
const folder = mkdtempSync(join(tmpdir(), 'troth-troubles-'));
const disk = join(folder, 'disk');
const say = (text) => console.log(`${new Date().toISOString().slice(11, 19)} ${text}`);
const sh = (command, ...args) => execFileSync(command, args, { encoding: 'utf8' });

const startDatabase = (port) => serveDatabase(join(disk, 'postgres'), port, '64MB');
const startTroth = (database, env) => launch({ database, flags: ['-Xmx512m'], env });

/** Asks, and says what came of it and how long it took: nothing is thrown. */
async function asked(base, query, headers = {}) {
  const began = performance.now();
  const answer = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  }).then(
    async (response) => ({ status: response.status, ...(await response.json().catch(() => ({}))) }),
    (broken) => ({ status: 0, errors: [{ message: String(broken), extensions: { code: 'NO_ANSWER' } }] }),
  );
  return { ...answer, millis: Math.round(performance.now() - began) };
}

const said = (answer) => answer.errors?.[0]?.extensions?.code ?? (answer.status === 200 ? 'OK' : String(answer.status));

let number = 0;
const acknowledged = [];

/** Tells one contact; whether it was acknowledged. */
async function write(base, words = 100) {
  const ref = `t${number++}`;
  const answer = await asked(
    base,
    `mutation { it: recordTouchpoint(input: { idempotencyKey: "${ref}", account: "a", ref: "${ref}", channel: CALL, direction: OUT, summary: "${'word '.repeat(words)}" }) { userErrors { message } } }`,
  );
  const fine = said(answer) === 'OK' && answer.data.it.userErrors.length === 0;
  if (fine) {
    acknowledged.push(ref);
  }
  return { ...answer, fine };
}

async function lost(base) {
  const exported = await fetch(`${base}/facts`).then((response) => response.text());
  const refs = exported.split('\n').filter(Boolean).map((line) => JSON.parse(line)).filter(({ type }) => type === 'touchpoint').map(({ ref }) => ref);
  const there = new Set(refs);
  const missing = acknowledged.filter((ref) => !there.has(ref));
  say(`${acknowledged.length} acknowledged, ${missing.length} of them lost, ${refs.length - there.size} there twice`);
  process.exitCode = missing.length + refs.length - there.size > 0 ? 1 : 0;
}

const account = (base) => tell(`${base}/facts`, '{"type":"account","ref":"a","at":"2024-01-01T00:00:00Z","name":"A"}');
const ready = (base) => fetch(`${base}/q/health/ready`).then(({ status }) => status, () => 0);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** The disk of PostgreSQL fills up, and is given room again. */
async function fullDisk() {
  sh('mount', '-t', 'tmpfs', '-o', 'size=220m,mode=0777', 'tmpfs', disk);
  const port = await freePort();
  let database = await startDatabase(port);
  const { base } = await startTroth(port);
  await account(base);
  for (let i = 0; i < 50; i++) {
    await write(base);
  }
  const free = Number(sh('df', '--output=avail', '-k', disk).split('\n')[1]);
  sh('fallocate', '-l', `${free - 3000}k`, join(disk, 'ballast'));
  say('3 MB are left on the disk; writing');
  let answer;
  let writes = 0;
  do {
    answer = await write(base, 2000);
    writes++;
  } while (answer.fine && writes < 20_000);
  say(`after ${writes} writes: ${said(answer)}, "${answer.errors?.[0]?.message}", in ${answer.millis} ms`);
  await sleep(3 * SECOND);
  const read = await asked(base, '{ account(ref: "a") { name } }');
  say(`a query: ${said(read)} in ${read.millis} ms; ready: ${await ready(base)}`);
  rmSync(join(disk, 'ballast'));
  say('there is room again');
  for (let i = 0; i < 30 && !(await write(base)).fine; i++) {
    await sleep(SECOND);
  }
  if ((await ready(base)) !== 200) {
    say('PostgreSQL has ended; it is started again');
    await stop(database).catch(() => {});
    database = await startDatabase(port);
    await sleep(5 * SECOND);
  }
  const later = await write(base);
  say(`a write: ${said(later)} in ${later.millis} ms; ready: ${await ready(base)}`);
  await lost(base);
}

/** Some clients write for some seconds; returns what they saw. */
async function measuredWrites(base, seconds, clients) {
  const millis = [];
  const codes = {};
  const end = Date.now() + seconds * SECOND;
  const client = async () => {
    while (Date.now() < end) {
      const answer = await write(base);
      millis.push(answer.millis);
      codes[said(answer)] = (codes[said(answer)] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return `median ${median(millis)} ms, longest ${Math.max(...millis)} ms, ${JSON.stringify(codes)}`;
}

/** Each fsync of PostgreSQL takes a third of a second. */
async function slowDisk() {
  const port = await freePort();
  await startDatabase(port);
  const { base } = await startTroth(port);
  await account(base);
  const writing = (seconds, clients) => measuredWrites(base, seconds, clients);
  await writing(5, 4);
  say(`16 clients write, as it is: ${await writing(10, 16)}`);
  const postmaster = readFileSync(join(disk, 'postgres/postmaster.pid'), 'utf8').split('\n')[0];
  const pids = [postmaster, ...sh('pgrep', '-P', postmaster).trim().split('\n')];
  const tracer = await start('strace', ['-f', '-qq', '-o', '/dev/null', '-e', 'trace=fsync,fdatasync', '-e', 'inject=fsync,fdatasync:delay_exit=300000', ...pids.flatMap((pid) => ['-p', pid])], {
    ready: () => sleep(SECOND).then(() => true),
  });
  say(`the same, each fsync 300 ms longer: ${await writing(30, 16)}`);
  const reads = [];
  const writers = writing(10, 40);
  for (let i = 0; i < 30; i++) {
    reads.push((await asked(base, '{ account(ref: "a") { name trust { score { value } } } }')).millis);
    await sleep(200);
  }
  say(`with 40 clients: ${await writers}; queries meanwhile: median ${median(reads)} ms, longest ${Math.max(...reads)} ms; ready: ${await ready(base)}`);
  tracer.kill('SIGTERM');
  await sleep(2 * SECOND);
  say(`the disk is as before: ${await writing(10, 16)}`);
  await lost(base);
}

// Adds what stands in a file to the time of day of whoever is started with it.
const SHIFTED = `#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
static long shift(void) { long s = 0; FILE *f = fopen(getenv("SHIFT_FILE"), "r"); if (f) { if (fscanf(f, "%ld", &s) != 1) s = 0; fclose(f); } return s; }
int clock_gettime(clockid_t id, struct timespec *t) {
  static int (*real)(clockid_t, struct timespec *); if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
  int r = real(id, t); if (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE) t->tv_sec += shift(); return r; }
int gettimeofday(struct timeval *t, void *z) {
  static int (*real)(struct timeval *, void *); if (!real) real = dlsym(RTLD_NEXT, "gettimeofday");
  int r = real(t, z); if (t) t->tv_sec += shift(); return r; }
`;

/** The clock of a node jumps an hour on, two hours back, and to the right time, while it is used. */
async function clock() {
  const file = join(folder, 'shift');
  writeFileSync(file, '0');
  writeFileSync(join(folder, 'shifted.c'), SHIFTED);
  sh('cc', '-shared', '-fPIC', '-O1', '-o', join(folder, 'shifted.so'), join(folder, 'shifted.c'), '-ldl');
  const port = await freePort();
  await startDatabase(port);
  const secret = 'k'.repeat(40);
  const shifted = { LD_PRELOAD: join(folder, 'shifted.so'), SHIFT_FILE: file, TROTH_ACCESS_MODE: 'keys', TROTH_ACCESS_BOOTSTRAP_KEY: secret };
  const { base } = await startTroth(port, shifted);
  const key = { authorization: `Bearer ${secret}` };
  const ask = (query, headers = key) => asked(base, query, headers);
  await ask('mutation { openAccount(input: { ref: "a", name: "A" }) { replayed } }');
  for (const [shift, words] of [[0, 'as it is'], [3600, 'an hour on'], [-3600, 'two hours back'], [0, 'right again']]) {
    writeFileSync(file, String(shift));
    await sleep(SECOND);
    const codes = {};
    for (let i = 0; i < 600; i++) {
      const answer = await ask(`mutation { it: recordTouchpoint(input: { idempotencyKey: "${shift}-${words}-${i}", account: "a", channel: CALL, direction: OUT }) { touchpoint { recordedAt: occurredAt } userErrors { message } } }`);
      codes[said(answer)] = (codes[said(answer)] ?? 0) + 1;
    }
    const at = (await ask('{ account(ref: "a") { touchpoints(first: 1, orderBy: [{field: OCCURRED_AT, direction: DESC}]) { nodes { occurredAt } } trust { score { value } } } }')).data?.account;
    const made = (await ask('mutation { createApiKey(input: { name: "short", scopes: [READ] }) { secret key { id } } }')).data?.createApiKey;
    const short = { authorization: `Bearer ${made?.secret}` };
    const before = said(await ask('{ __typename }', short));
    await ask(`mutation { revokeApiKey(input: { id: "${made?.key.id}" }) { userErrors { message } } }`);
    await sleep(6 * SECOND);
    const after = said(await ask('{ __typename }', short));
    const job = await fetch(`${base}/facts?async=true`, { method: 'POST', headers: { 'content-type': 'application/x-ndjson', ...key }, body: '{"type":"account","ref":"b","at":"2024-01-01T00:00:00Z","name":"B"}' }).then((r) => r.json());
    let state;
    for (let i = 0; i < 100 && state !== 'SUCCEEDED'; i++) {
      await sleep(100);
      state = (await ask(`{ job(id: "${job.id}") { status } }`)).data?.job?.status;
    }
    say(`${words}: 600 writes ${JSON.stringify(codes)}, the last at ${at?.touchpoints.nodes[0]?.occurredAt}, trust ${at?.trust.score.value}; a revoked key: ${before}, then ${after}; a job: ${state}; ready: ${await ready(base)}`);
  }
}

/** Seconds until writes succeed again; nothing is sent meanwhile but one write at a time. */
async function recovery(base) {
  const began = Date.now();
  while (!(await write(base)).fine) {
    await sleep(200);
  }
  return ((Date.now() - began) / SECOND).toFixed(1);
}

/** The network between Troth and PostgreSQL is slow, cut, and silent without an end of its connections. */
async function network() {
  const port = await freePort();
  await startDatabase(port);
  const between = await Network.to(port);
  const { base } = await startTroth(between.port);
  await account(base);
  await measuredWrites(base, 5, 4);
  say(`8 clients write, as it is: ${await measuredWrites(base, 10, 8)}`);
  between.slow(50);
  say(`each message takes 50 ms longer: ${await measuredWrites(base, 20, 8)}; ready: ${await ready(base)}`);
  between.mend();
  between.cut();
  say(`cut: ${await measuredWrites(base, 10, 8)}; ready: ${await ready(base)}`);
  between.mend();
  say(`the network is back: writes after ${await recovery(base)} s`);
  const writers = measuredWrites(base, 10, 8);
  await sleep(SECOND);
  between.hang();
  say(`silent from the second second on: ${await writers}; ready: ${await ready(base)}`);
  between.mend();
  say(`the network is back, but the silent connections are not: writes after ${await recovery(base)} s`);
  say(`afterwards: ${await measuredWrites(base, 10, 8)}; ready: ${await ready(base)}`);
  await lost(base);
  between.stop();
}

const troubles = { 'full-disk': fullDisk, 'slow-disk': slowDisk, clock, network };
const [name] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (!troubles[name]) {
  console.error(`Which trouble? ${Object.keys(troubles).join(', ')}`);
  process.exit(2);
}
mkdirSync(disk);
try {
  if (!process.argv.includes('--skip-build')) {
    await run(join(ROOT, 'mvnw'), ['-q', '-B', '-Dquick', '-DskipTests', 'package'], { cwd: ROOT });
  }
  await troubles[name]();
} finally {
  await stopAll();
  if (name === 'full-disk') {
    sh('umount', '-l', disk);
  }
  rmSync(folder, { recursive: true, force: true });
}
