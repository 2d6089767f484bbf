// Measurements of the native executable beside the jar: time to the first answer, memory, throughput, latency, size.
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HERE, ROOT, hasOptions, startDatabase, startTroth } from '../contenders.mjs';
import { drive, median } from '../load.mjs';
import { lines, owners } from '../facts.mjs';
import { rss, stop } from '../processes.mjs';

const STARTS = 10;
const ACCOUNTS = 2000;
const END = Date.parse('2026-11-01T00:00:00Z');
const CONNECTIONS = 8;
const WARM = 12; // seconds for each query: a JVM compiles meanwhile
const ROUNDS = 3;
const SECONDS = 4;
const SETTLED = 5000; // milliseconds
const MB = 2 ** 20;

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
const bench = (name) => readFileSync(join(HERE, 'queries', `${name}.graphql`), 'utf8');
const OWNER = { owner: { prefix: 'm', count: owners(ACCOUNTS), digits: 5 } };
const REF = { ref: { prefix: 'a', count: ACCOUNTS, digits: 7 } };

/** Queries of the comparison with peers, and the heaviest screen of the documentation. */
const QUERIES = [
  ['dashboard', bench('dashboard'), OWNER],
  ['dashboard, with scores', bench('dashboard.scored'), OWNER],
  ['account page', bench('page'), REF],
  ['account page, with scores', bench('page.scored'), REF],
  ['totals and groups of one owner', bench('portfolio'), OWNER],
  ['list by churn risk', bench('risk'), OWNER],
  ['portfolio screen', readFileSync(join(ROOT, 'src/docs/examples/portfolio.graphql'), 'utf8'), OWNER],
];

/** Returns the bytes of a file, or of all files of a folder. */
function size(path) {
  const stat = statSync(path);
  return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + size(join(path, name)), 0) : stat.size;
}

/** Measures the seconds from the start of each process to its first answer; programs take turns. */
async function starts(database, programs) {
  const times = programs.map(() => []);
  for (let i = 0; i < STARTS; i++) {
    for (const [of, program] of programs.entries()) {
      const began = performance.now();
      const troth = await startTroth(database, { program, pause: 2 });
      times[of].push((performance.now() - began) / 1000);
      await stop(troth.process);
    }
  }
  return times;
}

/** Runs some work and returns its result with the highest RSS of a process meanwhile. */
async function watched(pid, work) {
  let held = 0;
  const watch = setInterval(() => (held = Math.max(held, rss(pid))), 100);
  try {
    const result = await work();
    return [result, held];
  } finally {
    clearInterval(watch);
  }
}

/** Measures a query on all nodes in turn, after a warm-up, so that other load on the machine concerns them alike. */
async function measureQuery(nodes, [name, query, variables]) {
  const rounds = nodes.map(() => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [of, node] of nodes.entries()) {
      const seconds = round === 0 ? WARM : SECONDS;
      const [result, held] = await watched(node.pid, () => drive(node.url, query, variables, { connections: CONNECTIONS, seconds }));
      if (round > 0) {
        rounds[of].push(result);
      }
      node.loaded = name.startsWith('dashboard') ? Math.max(node.loaded, held) : node.loaded;
    }
  }
  nodes.forEach((node, of) => {
    node.answers[name] = Object.fromEntries(['perSecond', 'p50', 'p99'].map((key) => [key, median(rounds[of].map((one) => one[key]))]));
  });
}

/** Measures idle memory, then each query. */
async function serve(database, programs, say) {
  const nodes = [];
  for (const program of programs) {
    const { process, url } = await startTroth(database, { program });
    nodes.push({ process, pid: process.pid, url, loaded: 0, answers: {} });
  }
  await pause(SETTLED);
  nodes.forEach((node) => (node.idle = rss(node.pid)));
  for (const query of QUERIES) {
    say(`  ${query[0]}`);
    await measureQuery(nodes, query);
  }
  for (const node of nodes) {
    await stop(node.process);
  }
  return nodes;
}

const row = (cells) => `| ${cells.join(' | ')} |`;
const fixed = (value, digits = 0) => value.toFixed(digits);

function tables(native, jvm, sizes, isTrained) {
  const spread = (times) => `${fixed(median(times), 2)} s (${fixed(Math.min(...times), 2)} to ${fixed(Math.max(...times), 2)})`;
  const first = [
    row(['', 'native', isTrained ? 'JVM with AOT cache' : 'JVM without AOT cache']),
    row(['---', '---', '---']),
    row(['first answer after the start, median of 10 (range)', spread(native.starts), spread(jvm.starts)]),
    row(['RSS idle', `${fixed(native.idle)} MB`, `${fixed(jvm.idle)} MB`]),
    row(['RSS under dashboard load, highest', `${fixed(native.loaded)} MB`, `${fixed(jvm.loaded)} MB`]),
    row(['size', `${fixed(sizes.native / MB)} MB`, `${fixed(sizes.jvm / MB)} MB and a JDK`]),
  ];
  const second = QUERIES.map(([name]) => {
    const [one, other] = [native.answers[name], jvm.answers[name]];
    return row([name, fixed(one.perSecond), fixed(other.perSecond), fixed(one.perSecond / other.perSecond, 2), fixed(one.p99, 1), fixed(other.p99, 1)]);
  });
  const head = ['query', 'native answers/s', 'JVM answers/s', 'native/JVM', 'native p99 ms', 'JVM p99 ms'];
  return [...first, '', row(head), row(head.map(() => '---')), ...second].join('\n');
}

async function fill(database) {
  const troth = await startTroth(database, { flags: ['-Xmx512m'] });
  const answer = await fetch(troth.url.replace('/graphql', '/facts'), {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: [...lines(0, ACCOUNTS, ACCOUNTS, END)].join(''),
  });
  const { refused } = await answer.json();
  if (refused !== 0) {
    throw new Error(`${refused} facts were rejected.`);
  }
  await stop(troth.process);
  await database.query('vacuum analyze');
}

/** Measures both programs on one database, in turn; returns two Markdown tables. */
export async function measure(jar, executable, say) {
  const folder = mkdtempSync(join(tmpdir(), 'troth-measured-'));
  try {
    const database = await startDatabase(join(folder, 'postgres'), '256MB');
    say(`filling a database with ${ACCOUNTS} accounts`);
    await fill(database);
    const programs = [executable, jar];
    say('measuring the starts');
    const times = await starts(database, programs);
    say('measuring the queries');
    const nodes = await serve(database, programs, say);
    const results = nodes.map((node, of) => ({ ...node, starts: times[of] }));
    await stop(database.process);
    const folderOf = (program) => (program.endsWith('.jar') ? dirname(program) : program);
    return tables(results[0], results[1], { native: size(folderOf(executable)), jvm: size(folderOf(jar)) }, hasOptions(jar));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
