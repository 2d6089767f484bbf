// Kills the primary PostgreSQL of a Patroni cluster while clients write to Troth, and checks that its standby takes over without loss.
// Needs Linux, root, and the packages patroni, etcd-server and postgresql of Debian.
//
//   node --experimental-websocket src/bench/failover.mjs                    20 kills; some 20 minutes
//   node --experimental-websocket src/bench/failover.mjs --kills 2 --skip-build
//   node --experimental-websocket src/bench/failover.mjs --asynchronous     a standby that may lag: losses are counted
//
// The clients and the check at the end are those of workload.mjs. The exit code is 1 after a loss.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ROOT, launch } from './contenders.mjs';
import { freePort, run, start, stopAll } from './processes.mjs';
import { seeded } from './random.mjs';
import { Workload } from './workload.mjs';

const { values: options } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    clients: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
    history: { type: 'string' },
    asynchronous: { type: 'boolean', default: false },
    'skip-build': { type: 'boolean', default: false },
  },
});
const say = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);
const random = seeded(options.seed);
const folder = mkdtempSync(join(tmpdir(), 'troth-failover-'));
const PROGRAMS = '/usr/lib/postgresql';
const programs = join(PROGRAMS, readdirSync(PROGRAMS).sort((a, b) => a - b).at(-1), 'bin');
// Patroni accepts nothing below 20 s: a standby waits so long for a primary that does not renew its lock.
const TTL = 20;
const PATIENCE = 120_000;
// The cluster is tested, and not the throughput.
const PAUSE = 200;

/** The cluster stores its state here; one server is enough, because only the databases fail. */
async function startEtcd() {
  const [port, peers] = [await freePort(), await freePort()];
  const client = `http://127.0.0.1:${port}`;
  const peer = `http://127.0.0.1:${peers}`;
  await start(
    'etcd',
    ['--data-dir', join(folder, 'etcd'), '--listen-client-urls', client, '--advertise-client-urls', client, '--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer, '--initial-cluster', `default=${peer}`],
    { ready: () => fetch(`${client}/health`).then((response) => response.ok, () => false) },
  );
  return port;
}

async function describe(name, etcd) {
  const [port, rest] = [await freePort(), await freePort()];
  const data = join(folder, name);
  const settings = {
    scope: 'troth',
    name,
    restapi: { listen: `127.0.0.1:${rest}`, connect_address: `127.0.0.1:${rest}` },
    etcd3: { host: `127.0.0.1:${etcd}` },
    bootstrap: {
      dcs: {
        ttl: TTL,
        loop_wait: 2,
        retry_timeout: 5,
        synchronous_mode: !options.asynchronous,
        postgresql: { use_pg_rewind: true, parameters: { max_connections: 100, shared_buffers: '64MB' } },
      },
      initdb: [{ encoding: 'UTF8' }, { locale: 'C.UTF-8' }, 'data-checksums'],
    },
    postgresql: {
      listen: `127.0.0.1:${port}`,
      connect_address: `127.0.0.1:${port}`,
      data_dir: data,
      pgpass: join(folder, `${name}.pgpass`),
      bin_dir: programs,
      authentication: {
        superuser: { username: 'postgres', password: 'postgres' },
        replication: { username: 'replicator', password: 'replicator' },
      },
      parameters: { unix_socket_directories: folder },
      pg_hba: ['local all all trust', 'host all all 127.0.0.1/32 scram-sha-256', 'host replication all 127.0.0.1/32 scram-sha-256'],
    },
  };
  const file = join(folder, `${name}.yml`);
  writeFileSync(file, JSON.stringify(settings)); // JSON is valid YAML
  return { name, port, rest, data, file };
}

async function startNode(node) {
  node.process = await start('setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', 'patroni', node.file], {
    ready: () => fetch(`http://127.0.0.1:${node.rest}/liveness`).then((response) => response.ok, () => false),
    pause: 200,
  });
  started.push(node.process);
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

/** Kills a whole node: Patroni, and the server with all its processes. */
async function killNode(node) {
  const postmaster = Number(readFileSync(join(node.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const children = execFileSync('pgrep', ['-P', postmaster], { encoding: 'utf8' }).trim().split('\n');
  const exited = new Promise((resolve) => node.process.once('exit', resolve));
  node.process.kill('SIGKILL');
  [postmaster, ...children.map(Number)].forEach(kill);
  await exited;
}

/** Members of the cluster as a node sees them; none if it does not respond. */
const members = (node) =>
  fetch(`http://127.0.0.1:${node.rest}/cluster`).then(
    async (response) => (await response.json()).members,
    () => [],
  );

const leaderAmong = (all) => all.find(({ role, state }) => role === 'leader' && state === 'running')?.name;

/** Whether the other node follows: it must be named as the synchronous standby, if the cluster is synchronous. */
const isFollowed = (all) =>
  all.some(({ role, state }) =>
    options.asynchronous ? role === 'replica' && /running|streaming/.test(state) : role === 'sync_standby');

async function until(condition, whatFor) {
  const began = Date.now();
  while (!(await condition())) {
    if (Date.now() - began > PATIENCE) {
      throw new Error(`${whatFor}: not within ${PATIENCE / 1000} s`);
    }
    await sleep(200);
  }
  return Date.now() - began;
}

async function failOver(nodes, workload) {
  const old = nodes.find(({ name }) => name === nodes.leader);
  const other = nodes.find((node) => node !== old);
  workload.longestPause();
  const before = workload.counts.acknowledged;
  await killNode(old);
  const promoted = await until(async () => leaderAmong(await members(other)) === other.name, `${other.name} takes over`);
  await until(() => workload.counts.acknowledged > before + Number(options.clients), 'writes go on');
  const pause = workload.longestPause();
  nodes.leader = other.name;
  await sleep(1000 + 4000 * random());
  await startNode(old);
  await until(async () => isFollowed(await members(other)), `${old.name} follows`);
  await sleep(1000 + 2000 * random());
  return { promoted, pause };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const seconds = (millis) => Number((millis / 1000).toFixed(1));
const started = [];
let workload;
try {
  if (!options['skip-build']) {
    say('building');
    await run(join(ROOT, 'mvnw'), ['-q', '-B', '-Dquick', '-DskipTests', 'package'], { cwd: ROOT });
  }
  mkdirSync(join(folder, 'etcd'), { mode: 0o700 });
  chmodSync(folder, 0o777);
  const etcd = await startEtcd();
  const nodes = [await describe('one', etcd), await describe('two', etcd)];
  await startNode(nodes[0]);
  await until(async () => (nodes.leader = leaderAmong(await members(nodes[0]))), 'the first node leads');
  await startNode(nodes[1]);
  await until(async () => isFollowed(await members(nodes[0])), 'the second node follows');
  const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`).join(',');
  const troth = await launch({
    database: nodes[0].port,
    flags: ['-Xmx512m'],
    env: { QUARKUS_DATASOURCE_JDBC_URL: `jdbc:postgresql://${hosts}/postgres?targetServerType=primary` },
  });
  started.push(troth.process);
  workload = new Workload(troth.url, { ...options, pause: PAUSE });
  await workload.start(Number(options.clients));
  const failovers = [];
  for (let kill = 1; kill <= Number(options.kills); kill++) {
    failovers.push(await failOver(nodes, workload));
    say(`${kill}: ${JSON.stringify({ ...failovers.at(-1), ...workload.counts })}`);
  }
  await workload.finish();
  const { numbers, right } = await workload.verify(join(folder, 'other'));
  const times = (of) => ({ median: seconds(median(of)), longest: seconds(Math.max(...of)) });
  console.log(
    JSON.stringify({
      standby: options.asynchronous ? 'asynchronous' : 'synchronous',
      failovers: failovers.length,
      ...numbers,
      'promotion s': times(failovers.map(({ promoted }) => promoted)),
      'without writes s': times(failovers.map(({ pause }) => pause)),
    }),
  );
  process.exitCode = right ? 0 : 1;
} catch (failure) {
  started.forEach((child) => console.error(child.said().slice(-3000)));
  throw failure;
} finally {
  workload?.stop();
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
}
