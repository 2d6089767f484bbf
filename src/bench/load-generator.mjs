// Asks one question over and over from so many connections, for so long; a process of its own. Takes a JSON object by
// its arguments, gives one back: how many answers a second, and how long each took.
import { Pool } from 'undici';

const { url, query, connections, seconds, variables } = JSON.parse(process.argv[2]);
const target = new URL(url);
const pool = new Pool(target.origin, { connections, pipelining: 1 });
const headers = { 'content-type': 'application/json', accept: 'application/json' };

/** Variables that change from request to request: a name is followed by a number below `count`, with so many digits. */
function* bodies(start) {
  for (let n = start; ; n++) {
    const values = {};
    for (const [name, given] of Object.entries(variables)) {
      values[name] = fill(given, n);
    }
    yield JSON.stringify({ query, variables: values });
  }
}

function fill(given, n) {
  if (Array.isArray(given)) {
    return given.map((one) => fill(one, n));
  }
  if (given === null || typeof given !== 'object') {
    return given;
  }
  if ('prefix' in given) {
    const number = Math.imul(n, 2_654_435_761) >>> 0;
    return given.prefix + String(number % given.count).padStart(given.digits, '0') + (given.suffix ?? '');
  }
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, fill(value, n)]));
}

const times = [];
let bytes = 0;
let failed = 0;
let firstFailure = null;
const end = performance.now() + seconds * 1000;

async function ask(body) {
  const began = performance.now();
  const answer = await pool.request({ path: target.pathname, method: 'POST', headers, body });
  const text = await answer.body.text();
  const took = performance.now() - began;
  bytes += text.length;
  if (answer.statusCode !== 200 || text.includes('"errors"') || text.includes('"userErrors":[{')) {
    failed++;
    firstFailure ??= text.slice(0, 500);
  }
  times.push(took);
}

async function client(number) {
  for (const body of bodies(number * 1_000_003 + (Date.now() & 0xffff))) {
    if (performance.now() >= end) {
      return;
    }
    await ask(body);
  }
}

const began = performance.now();
await Promise.all(Array.from({ length: connections }, (_, number) => client(number)));
const took = (performance.now() - began) / 1000;
times.sort((a, b) => a - b);
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
console.log(
  JSON.stringify({ requests: times.length, perSecond: times.length / took, p50: at(0.5), p99: at(0.99), bytes: bytes / times.length, failed, firstFailure }),
);
await pool.close();
