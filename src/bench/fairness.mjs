// One workspace does as much of one thing as it can, and the clients of another one are measured beside it: the p99 of their
// queries and writes, alone and during each attack.
//
//   node --experimental-websocket src/bench/fairness.mjs [--seconds 30] [--only searches,jobs] [--skip-build]
//
// Medians and p99 of one run can be compared with each other only. The exit code is 1 if a request of the other workspace failed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { ROOT, launch } from './contenders.mjs';
import { attacks } from './fairness-attacks.mjs';
import { client, portfolio } from './fairness-client.mjs';
import { freePort, run, stop, stopAll } from './processes.mjs';

const { values: options } = parseArgs({
  options: { seconds: { type: 'string', default: '30' }, only: { type: 'string', default: '' }, 'skip-build': { type: 'boolean', default: false } },
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
const attacker = client(base, keys.attacker);
const victim = client(base, keys.victim);
let number = 0;

const start = (key, workspace = {}) =>
  launch({
    port,
    ready,
    flags: ['-Xmx512m'],
    env: { TROTH_DATA: folder, TROTH_ACCESS_MODE: 'keys', TROTH_ACCESS_BOOTSTRAP_KEY: key, TROTH_WEBHOOKS_ALLOW_PRIVATE: 'true', ...workspace },
  });

const failed = [];

/** Requests of the other workspace, one after the other: nine queries to one write. */
async function measured(name) {
  const millis = [];
  const end = Date.now() + SECONDS * 1000;
  for (let i = 0; Date.now() < end; i++) {
    const began = performance.now();
    const answer = await victim.ask(
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

/** Waits until the server has ended what an attack has left: jobs, backtests and deliveries. */
async function quiet() {
  const one = async () => {
    const began = performance.now();
    await (await victim.ask('{ account(ref: "a7") { name } }')).text();
    return performance.now() - began;
  };
  for (let quick = 0, tries = 0; quick < 50 && tries < 2000; tries++) {
    quick = (await one()) < 15 ? quick + 1 : 0;
    await sleep(PAUSE);
  }
}

try {
  if (!options['skip-build']) {
    await run(join(ROOT, 'mvnw'), ['-q', '-B', '-Dquick', '-DskipTests', 'package'], { cwd: ROOT });
  }
  await stop((await start(keys.attacker)).process);
  await start(keys.victim, { TROTH_ACCESS_BOOTSTRAP_WORKSPACE: 'Victim' });
  await attacker.lines(portfolio(500));
  await victim.lines(portfolio(50));
  await measured('warming up');
  const rows = [];
  for (const name of Object.keys(attacks).filter((one) => options.only.split(',').some((part) => one.includes(part)))) {
    const alone = await measured('alone');
    const attack = new Worker(new URL('fairness-attacks.mjs', import.meta.url), { workerData: { name, base, key: keys.attacker } });
    attack.on('error', (fault) => failed.push(`${name}: the attack failed: ${fault.message}`));
    await sleep(8000);
    const beside = await measured(name);
    await attack.terminate();
    rows.push({ ...beside, 'alone p50': alone['p50 ms'], 'alone p99': alone['p99 ms'], 'p99 ratio': Number((beside['p99 ms'] / alone['p99 ms']).toFixed(1)) });
    say(JSON.stringify(rows.at(-1)));
    await quiet();
  }
  console.table(rows);
  failed.slice(0, 10).forEach((one) => console.log(one));
  console.log(`${failed.length} requests failed`);
  process.exitCode = failed.length ? 1 : 0;
} finally {
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
