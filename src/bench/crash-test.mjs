// Kills Troth and its database at random while clients write, and then proves that nothing that was acknowledged is lost.
//
//   node --experimental-websocket src/bench/crash-test.mjs                 100 kills of Troth, 30 of PostgreSQL; some 17 minutes
//   node --experimental-websocket src/bench/crash-test.mjs --kills 5 --database-kills 2 --writes 200
//
// --skip-build uses the package that is there. Every writer sends each of its facts with an idempotencyKey until it is
// acknowledged, and somebody follows all facts, going on from the last one after every break. At the end every acknowledged
// fact must be in the export once, whoever followed must have heard of each fact of the export once and of those of one writer
// in the order in which they were acknowledged, and the scores must be those of the same facts imported into an empty Troth.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ROOT, ask, launch, serveDatabase, startAlone, tell } from './contenders.mjs';
import { follow, until } from './live.mjs';
import { freePort, run, stopAll } from './processes.mjs';

const { values: options } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    'database-kills': { type: 'string', default: '30' },
    writes: { type: 'string', default: '10000' },
    clients: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
    'skip-build': { type: 'boolean', default: false },
  },
});
const KILLS = Number(options.kills);
const DATABASE_KILLS = Number(options['database-kills']);
const WRITES = Number(options.writes);
const CLIENTS = Number(options.clients);
const ACCOUNTS = 20;
// Longer than any time-out of ours: an answer that takes longer will never come.
const LONGEST_ANSWER = 45_000;
const AS_OF = '2026-11-01T00:00:00Z';
const say = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

let seed = Number(options.seed);
function random() {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const folder = mkdtempSync(join(tmpdir(), 'troth-faults-'));
const dataFolder = join(folder, 'postgres');
const databasePort = await freePort();
const port = await freePort();
const url = `http://127.0.0.1:${port}/graphql`;
const counts = { kills: 0, databaseKills: 0, acknowledged: 0, replayed: 0, tries: 0, refused: 0, stuck: 0, secondStarts: 0 };
let database;
let troth;
let follower;
let done = false;

const gone = (child) => new Promise((resolve) => (child.exitCode !== null || child.signalCode ? resolve() : child.once('exit', resolve)));

async function startDatabase() {
  for (let attempt = 0; ; attempt++) {
    const starting = serveDatabase(dataFolder, databasePort, '128MB').catch((stillThere) => stillThere);
    const started = await Promise.race([starting, sleep(15_000, null, { ref: false })]);
    if (started && !(started instanceof Error)) {
      database = started;
      return;
    }
    // A server that finds remains of the killed one gives up at once, and whoever started it waits for it in vain.
    if (attempt === 10) {
      throw started ?? new Error('PostgreSQL does not start again');
    }
    counts.secondStarts++;
    await stopHalfStarted();
  }
}

async function startTroth() {
  for (let attempt = 0; ; attempt++) {
    try {
      ({ process: troth } = await launch({ database: databasePort, port, flags: ['-Xmx512m'] }));
      return;
    } catch (notYet) {
      if (attempt === 10) {
        throw notYet;
      }
      await sleep(500);
    }
  }
}

async function killTroth() {
  const old = troth;
  old.kill('SIGKILL');
  await gone(old);
  counts.kills++;
}

/** Ends whoever still waits for a server that is not there; nobody else runs that class here. */
async function stopHalfStarted() {
  await run('pkill', ['-9', '-f', dataFolder], {}).catch(() => {});
  await sleep(500);
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function killDatabase() {
  const pid = Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const old = database;
  process.kill(pid, 'SIGKILL');
  old.kill('SIGKILL');
  await gone(old);
  // A killed process that its parent has not awaited still counts as a running PostgreSQL.
  for (let waited = 0; isRunning(pid) && waited < 60_000; waited += 100) {
    await sleep(100);
  }
  counts.databaseKills++;
  await sleep(200 + 1000 * random());
  await startDatabase();
}

const acknowledged = [];
const WRITTEN = ['commitmentMade', 'touchpoint'];

/** Writes one fact after the other, each until it is acknowledged. */
async function writer(number) {
  for (let i = 0; !done; i++) {
    const ref = `w${number}-${i}`;
    const day = 1 + ((i * 7) % 28);
    const fact =
      i % 3 === 0
        ? `makeCommitment(input: { idempotencyKey: "${ref}", account: "a${i % ACCOUNTS}", ref: "${ref}", title: "t", at: "2025-01-${String(day).padStart(2, '0')}T08:00:00Z", dueAt: "2025-03-01T00:00:00Z" })`
        : `recordTouchpoint(input: { idempotencyKey: "${ref}", account: "a${i % ACCOUNTS}", ref: "${ref}", channel: CALL, direction: OUT, at: "2025-02-${String(day).padStart(2, '0')}T08:00:00Z" })`;
    for (;;) {
      counts.tries++;
      const answer = await Promise.race([
        ask(url, `mutation { it: ${fact} { replayed userErrors { code message } } }`).catch(() => null),
        sleep(LONGEST_ANSWER, 'stuck', { ref: false }),
      ]);
      if (answer === 'stuck') {
        counts.stuck++;
        say(`${ref}: no answer within ${LONGEST_ANSWER / 1000} s`);
        continue;
      }
      if (answer && answer.it.userErrors.length === 0) {
        counts.acknowledged++;
        counts.replayed += answer.it.replayed ? 1 : 0;
        acknowledged.push(ref);
        break;
      }
      if (answer && answer.it.userErrors[0].code !== 'IN_FLIGHT') {
        counts.refused++;
        throw new Error(`${ref}: ${JSON.stringify(answer.it.userErrors)}`);
      }
      await sleep(20 + 100 * random());
    }
  }
}

/** What whoever followed did not hear of, heard of twice, or heard of before something that was acknowledged earlier. */
async function misheard(follower, written) {
  await until(follower, written.size);
  const heard = follower.seen.map(({ ref }) => ref);
  const latest = new Map();
  const disordered = heard.filter((ref) => {
    const [writer, number] = ref.split('-');
    const late = Number(number) < (latest.get(writer) ?? -1);
    latest.set(writer, Number(number));
    return late;
  });
  const once = new Set(heard);
  return {
    unheard: [...written.keys()].filter((ref) => !once.has(ref)),
    heardTwice: heard.length - once.size,
    disordered: disordered.length,
  };
}

const scores = async (of) => {
  const fields = Array.from(
    { length: ACCOUNTS },
    (_, i) => `a${i}: account(ref: "a${i}", asOf: "${AS_OF}") { trust { score { value } credibility { value } connection { value } } churnRisk { horizons { probability } } }`,
  );
  return JSON.stringify(await ask(of, `{ ${fields.join(' ')} }`));
};

try {
  if (!options['skip-build']) {
    say('building');
    await run(join(ROOT, 'mvnw'), ['-q', '-B', '-Dquick', '-DskipTests', 'package'], { cwd: ROOT });
  }
  await startDatabase();
  await startTroth();
  const accounts = Array.from({ length: ACCOUNTS }, (_, i) => `{"type":"account","ref":"a${i}","at":"2024-01-01T00:00:00Z","name":"A"}`);
  await tell(url.replace('/graphql', '/facts'), accounts.join('\n'));
  follower = follow(url, WRITTEN);
  await follower.ready;
  say(`killing: ${KILLS} times Troth, ${DATABASE_KILLS} times PostgreSQL`);
  const began = Date.now();
  const writers = Array.from({ length: CLIENTS }, (_, i) => writer(i));
  while (counts.kills < KILLS || counts.databaseKills < DATABASE_KILLS || counts.acknowledged < WRITES) {
    await sleep(300 + 2500 * random());
    const left = [KILLS - counts.kills, DATABASE_KILLS - counts.databaseKills];
    if (left[1] > 0 && random() < left[1] / (left[0] + left[1])) {
      await killDatabase();
    } else if (left[0] > 0) {
      await killTroth();
      await startTroth();
      if (counts.kills % 10 === 0) {
        say(JSON.stringify(counts));
      }
    }
  }
  done = true;
  await Promise.all(writers);
  const minutes = (Date.now() - began) / 60_000;

  const exported = await fetch(url.replace('/graphql', '/facts')).then((response) => response.text());
  const refs = new Map();
  for (const line of exported.split('\n').filter(Boolean)) {
    const { ref, type } = JSON.parse(line);
    if (type !== 'account') {
      refs.set(ref, (refs.get(ref) ?? 0) + 1);
    }
  }
  const { unheard, heardTwice, disordered } = await misheard(follower, refs);
  const lost = acknowledged.filter((ref) => !refs.has(ref));
  const twice = acknowledged.filter((ref) => refs.get(ref) > 1);
  const other = await startAlone(join(folder, 'other'));
  await tell(other.facts, exported);
  const same = (await scores(url)) === (await scores(other.url));
  console.log(
    JSON.stringify({
      ...counts,
      breaks: follower.breaks,
      lost: lost.length,
      twice: twice.length,
      unheard: unheard.length,
      heardTwice,
      disordered,
      scoresAsFoldedAnew: same,
      minutes: Number(minutes.toFixed(1)),
    }),
  );
  if (lost.length + twice.length + unheard.length + heardTwice + disordered > 0 || !same) {
    console.error(`lost: ${lost.slice(0, 20)} twice: ${twice.slice(0, 20)} unheard: ${unheard.slice(0, 20)}`);
    process.exitCode = 1;
  }
} finally {
  done = true;
  follower?.stop();
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
}
