// Asks one account of 5,000 facts for its score, for its history, and for its reasons, one after the other.
//
//   node src/bench/history.mjs [--skip-build]
//
// Prints medians in milliseconds, over HTTP, of one client; the first asking of a long history is not in them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, ask, startAlone, tell } from './contenders.mjs';
import { run, stopAll } from './processes.mjs';
import { seeded } from './random.mjs';

const FACTS = 5000;
const ROUNDS = 3;
const TIMES = 40;
const START = Date.parse('2024-11-02T00:00:00Z');
const SPAN = 695 * 86_400_000;
const QUERIES = {
  'score now': '{ account(ref: "big") { trust { score { value } } } }',
  'score as of another day': '{ account(ref: "big", asOf: "2026-06-01T00:00:00Z") { trust { score { value } } } }',
  'history of two years by week':
    '{ account(ref: "big") { scoreHistory(score: TRUST, from: "2024-11-22T00:00:00Z", to: "2026-11-20T00:00:00Z", granularity: WEEK) { points { asOf value } trend { perMonth } } } }',
  'why it moved in ten months':
    '{ account(ref: "big") { scoreChanges(from: "2026-01-01T00:00:00Z") { after drivers { code } facts(first: 5) { nodes { effect } } } } }',
  'reasons with evidence': '{ account(ref: "big") { trust { score { drivers { code evidence(first: 5) { nodes { type effect } } } } } } }',
  breaches: '{ account(ref: "big") { breaches { subject } } }',
  'next best actions': '{ account(ref: "big") { nextBestActions(first: 5) { title } } }',
};

const random = seeded(1);

function facts() {
  const time = (ms) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
  const fact = (type, ref, at, fields) => JSON.stringify({ type, ref, account: 'big', at: time(at), ...fields });
  const lines = [JSON.stringify({ type: 'account', ref: 'big', at: time(START - 86_400_000), name: 'Big' })];
  for (let i = 0; i < 10; i++) {
    lines.push(fact('stakeholder', `b${i}`, START - 3_600_000, { person: { ref: `b${i}`, name: 'B' }, department: `D${i % 5}` }));
  }
  for (let i = 0; lines.length < FACTS; i++) {
    const at = START + random() * SPAN;
    const who = `b${Math.floor(random() * 10)}`;
    if (i % 5 < 4) {
      lines.push(fact('touchpoint', `t${i}`, at, { channel: 'CALL', direction: 'OUT', participants: [who], topics: [`T${i % 8}`] }));
    } else {
      const settled = at + (10 + 15 * random()) * 86_400_000;
      lines.push(fact('commitmentMade', `c${i}`, at, { title: 't', dueAt: time(at + 20 * 86_400_000), madeTo: [who] }));
      lines.push(fact(random() < 0.93 ? 'commitmentKept' : 'commitmentBroken', `k${i}`, settled, { commitment: `c${i}` }));
    }
  }
  return lines.slice(0, FACTS).join('\n');
}

async function median(url, query) {
  const times = [];
  for (let i = 0; i < TIMES; i++) {
    const began = performance.now();
    await ask(url, query);
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b)[TIMES / 2];
}

const folder = mkdtempSync(join(tmpdir(), 'troth-history-'));
try {
  if (!process.argv.includes('--skip-build')) {
    await run(join(ROOT, 'mvnw'), ['-q', '-B', '-Dquick', '-DskipTests', 'package'], { cwd: ROOT });
  }
  const troth = await startAlone(folder);
  await tell(troth.facts, facts());
  const last = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, query] of Object.entries(QUERIES)) {
      last[name] = await median(troth.url, query);
    }
  }
  const one = last['score now'];
  console.log('| what | ms | times a score |\n|---|---|---|');
  for (const [name, ms] of Object.entries(last)) {
    console.log(`| ${name} | ${ms.toFixed(1)} | ${(ms / one).toFixed(1)} |`);
  }
} finally {
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
}
