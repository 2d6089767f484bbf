// Kills Troth and its database at random while clients write, and then proves that nothing that was acknowledged is lost.
//
//   node --experimental-websocket src/bench/crash-test.mjs                 100 kills of Troth, 30 of PostgreSQL; some 17 minutes
//   node --experimental-websocket src/bench/crash-test.mjs --power-losses 20 --kills 0 --database-kills 0 --writes 0
//   node --experimental-websocket src/bench/crash-test.mjs --kills 5 --database-kills 2 --writes 200
//
// A loss of power ends both, and the disk of the database forgets what was not synced (Linux, as root, with the Debian package
// python3-fusepy). --skip-build uses the package that is there. --seed repeats the choices of the clients and of the kills, but not the
// times of the machine. --history FILE writes the operations of the clients, for linearizability.mjs. The clients and the check at the end
// are those of workload.mjs.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ROOT, launch, serveDatabase } from './contenders.mjs';
import { ForgetfulDisk } from './forgetful-disk.mjs';
import { freePort, run, stopAll } from './processes.mjs';
import { seeded } from './random.mjs';
import { Workload } from './workload.mjs';

const { values: options } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    'database-kills': { type: 'string', default: '30' },
    'power-losses': { type: 'string', default: '0' },
    writes: { type: 'string', default: '10000' },
    clients: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
    history: { type: 'string' },
    'skip-build': { type: 'boolean', default: false },
  },
});
const KILLS = Number(options.kills);
const DATABASE_KILLS = Number(options['database-kills']);
const POWER_LOSSES = Number(options['power-losses']);
const WRITES = Number(options.writes);
const CLIENTS = Number(options.clients);
const say = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

const random = seeded(options.seed);
const folder = mkdtempSync(join(tmpdir(), 'troth-faults-'));
chmodSync(folder, 0o777);
const disk = POWER_LOSSES ? new ForgetfulDisk(folder, random) : null;
const dataFolder = join(disk?.folder ?? folder, 'postgres');
const databasePort = await freePort();
const port = await freePort();
const url = `http://127.0.0.1:${port}/graphql`;
const counts = { kills: 0, databaseKills: 0, powerLosses: 0, secondStarts: 0 };
const workload = new Workload(url, options);
let database;
let troth;

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
  await endDatabase();
  counts.databaseKills++;
  await sleep(200 + 1000 * random());
  await startDatabase();
}

const postmaster = () => Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]);

async function endDatabase(pid = postmaster()) {
  const old = database;
  process.kill(pid, 'SIGKILL');
  old.kill('SIGKILL');
  await gone(old);
  // A killed process that its parent has not awaited still counts as a running PostgreSQL.
  for (let waited = 0; isRunning(pid) && waited < 60_000; waited += 100) {
    await sleep(100);
  }
}

/** Ends everything that runs on the machine, and what the disk did not have yet. */
async function losePower() {
  const pid = postmaster();
  await disk.losePower();
  troth.kill('SIGKILL');
  await Promise.all([gone(troth), endDatabase(pid)]);
  counts.powerLosses++;
  await disk.switchOn();
  rmSync(join(dataFolder, 'postmaster.pid'), { force: true }); // its processes are gone with the machine
  await startDatabase();
  await startTroth();
  say(JSON.stringify({ ...counts, ...workload.counts }));
}

try {
  if (!options['skip-build']) {
    say('building');
    await run(join(ROOT, 'mvnw'), ['-q', '-B', '-Dquick', '-DskipTests', 'package'], { cwd: ROOT });
  }
  await disk?.switchOn();
  await startDatabase();
  await startTroth();
  say(`killing: ${KILLS} times Troth, ${DATABASE_KILLS} times PostgreSQL, ${POWER_LOSSES} losses of power`);
  await workload.start(CLIENTS);
  const began = Date.now();
  while (counts.powerLosses < POWER_LOSSES) {
    await sleep(2000 + 6000 * random());
    await losePower();
  }
  while (counts.kills < KILLS || counts.databaseKills < DATABASE_KILLS || workload.counts.acknowledged < WRITES) {
    await sleep(300 + 2500 * random());
    const left = [KILLS - counts.kills, DATABASE_KILLS - counts.databaseKills];
    if (left[1] > 0 && random() < left[1] / (left[0] + left[1])) {
      await killDatabase();
    } else if (left[0] > 0) {
      await killTroth();
      await startTroth();
      if (counts.kills % 10 === 0) {
        say(JSON.stringify({ ...counts, ...workload.counts }));
      }
    }
  }
  await workload.finish();
  const minutes = Number(((Date.now() - began) / 60_000).toFixed(1));
  const { numbers, right } = await workload.verify(join(folder, 'other'));
  console.log(JSON.stringify({ seed: options.seed, ...counts, ...numbers, minutes }));
  process.exitCode = right ? 0 : 1;
} finally {
  workload.stop();
  await stopAll();
  await disk?.losePower();
  rmSync(folder, { recursive: true, force: true });
}
