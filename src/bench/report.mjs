// Puts what was measured into src/docs/performance.md, between its marks, and draws the picture beside it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const number = (value, digits = 0) =>
  value === null || value === undefined || Number.isNaN(value) ? '–' : value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** @param {string} folder with the measurements of each size
 *  @param {string} docs with performance.md */
export function report(folder, docs) {
  const page = join(docs, 'performance.md');
  const read = (size) => {
    const file = join(folder, `${size}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  };
  const small = read('small');
  const large = read('large');
  let text = readFileSync(page, 'utf8');
  if (small) {
    text = put(text, 'run', about(small));
    text = put(text, 'compared', compared(small));
    text = put(text, 'single', single(small));
    writeFileSync(join(docs, 'performance.svg'), picture(small));
  }
  const methods = read('jmh') ?? null;
  if (methods) {
    text = put(text, 'jmh', jmh(methods));
  }
  if (large) {
    text = put(text, 'large', about(large));
    text = put(text, 'large-compared', compared(large));
    text = put(text, 'sizes', sizes(large));
  }
  if (small && large) {
    text = put(text, 'growth', growth(small, large));
  }
  writeFileSync(page, text);
}

function put(text, mark, content) {
  const pattern = new RegExp(`(<!-- ${mark} -->\\n)[\\s\\S]*?(<!-- end -->)`);
  if (!pattern.test(text)) {
    throw new Error(`performance.md has no mark "${mark}".`);
  }
  return text.replace(pattern, (all, begin, end) => `${begin}${content}\n${end}`);
}

const about = (run) =>
  `${run.date}, ${run.machine}; ${run.versions.java}; Node ${run.versions.node}; PostgreSQL ${run.versions.postgres}; ` +
  `commit ${run.versions.commit}; ${number(run.accounts)} accounts, ${number(run.facts)} facts.`;

function compared(run) {
  const titles = [...new Set(run.compared.map((one) => one.title))];
  return titles
    .map((title) => {
      const rows = run.compared.filter((one) => one.title === title);
      const mercurius = rows.find((one) => one.name.startsWith('Mercurius')).perSecond;
      return `**${title[0].toUpperCase()}${title.slice(1)}**\n\n${table(
        ['', 'responses/s', 'of Mercurius', 'p50 ms', 'p99 ms', 'CPU ms server', 'CPU ms database', 'KB', 'RSS MB'],
        rows.map((one) => [
          one.name, number(one.perSecond), number(one.perSecond / mercurius, 2), number(one.p50, 1), number(one.p99, 1),
          number(one.server, 2), number(one.database, 2), number(one.bytes / 1000, 1), number(one.rss),
        ]),
      )}`;
    })
    .join('\n\n');
}

const NAMES = {
  foldFacts: 'facts folded', scoreAccounts: 'accounts scored', explainTrust: 'trust explained', explainChurn: 'churn explained',
  intervalsOfTrust: 'intervals of trust', mergeStates: 'states merged', decodeStates: 'states read', encodeStates: 'states written',
  ours: 'responses of 100 rows written', jackson: 'responses of 100 rows written by Jackson', cursorWritten: 'cursors written', cursorRead: 'cursors read',
  statement: 'filters compiled to SQL',
};

const jmh = (runs) =>
  table(
    ['method', 'per second', '± (99.9 %)'],
    runs.map((one) => [NAMES[one.benchmark.split('.').at(-1)], number(one.primaryMetric.score), number(one.primaryMetric.scoreError)]),
  );

const rate = (work) => (work ? `${number(work.facts / work.seconds)} facts/s` : '–');

function single(run) {
  return table(
    ['measurement', 'result'],
    [
      ['first import after the start', `${rate(run.coldImport)} (${number(run.coldImport?.facts)} facts)`],
      ['import, warm', `${rate(run.warmImport)} (${number(run.warmImport.facts)} facts)`],
      ['export', rate(run.export)],
      ['sweep, everything due', `${number(run.sweep.accounts / run.sweep.seconds)} accounts/s`],
      ['statements of a dashboard, of an account page', `${run.statements.dashboard}, ${run.statements.page}`],
      ['start until the first response, JVM with AOT cache', `${number(run.start, 2)} s`],
      ['memory after the load (`-Xmx256m`)', `${number(run.rss)} MB`],
    ],
  );
}

function growth(small, large) {
  const names = Object.keys(small.alone);
  return table(
    ['one client', `${number(small.accounts)} accounts, p50 / p99 ms`, `${number(large.accounts)} accounts, p50 / p99 ms`, 'ratio of p50'],
    names.map((name) => {
      const a = small.alone[name];
      const b = large.alone[name];
      return [name, `${number(a.p50, 1)} / ${number(a.p99, 1)}`, `${number(b.p50, 1)} / ${number(b.p99, 1)}`, number(b.p50 / a.p50, 1)];
    }).concat([
      ['import, warm', rate(small.warmImport), rate(large.warmImport), number(small.warmImport.facts / small.warmImport.seconds / (large.warmImport.facts / large.warmImport.seconds), 1)],
      ['sweep', `${number(small.sweep.accounts / small.sweep.seconds)} accounts/s`, `${number(large.sweep.accounts / large.sweep.seconds)} accounts/s`, number(small.sweep.accounts / small.sweep.seconds / (large.sweep.accounts / large.sweep.seconds), 1)],
    ]),
  );
}

function sizes(run) {
  const rows = run.sizes.slice(0, 11);
  const facts = run.sizes.find((one) => one.name === 'fact').live;
  const total = run.sizes.reduce((sum, one) => sum + one.heap + one.indexes, 0);
  return `${table(
    ['table', 'rows', 'GB', 'GB of indexes', 'bytes per fact'],
    rows.map((one) => [
      `\`${one.name}\``, number(one.live), number(one.heap / 1e9, 2), number(one.indexes / 1e9, 2), number((one.heap + one.indexes) / facts),
    ]),
  )}\n\nTotal: ${number(total / 1e9, 1)} GB, ${number(total / facts)} bytes per fact.`;
}

const COLOURS = { 'Troth, with scores': '#0b5d4e', Troth: '#18a188', 'Mercurius (JIT)': '#8a8f98', 'PostGraphile 5': '#b9bec6', 'SQL alone (pgbench)': '#e3a008' };

/** Bars of responses per second. */
function picture(run) {
  const rows = run.compared;
  const most = Math.max(...rows.map((one) => one.perSecond));
  let y = 28;
  let bars = '';
  let last = null;
  for (const one of rows) {
    if (one.title !== last) {
      y += last === null ? 0 : 16;
      bars += `<text x="12" y="${y}" font-weight="600">${one.title}, responses per second</text>`;
      y += 10;
      last = one.title;
    }
    const width = Math.round((one.perSecond / most) * 420);
    bars += `<text x="170" y="${y + 14}" text-anchor="end">${one.name}</text>`;
    bars += `<rect x="180" y="${y}" width="${width}" height="18" rx="2" fill="${COLOURS[one.name]}"/>`;
    bars += `<text x="${188 + width}" y="${y + 14}">${number(one.perSecond)}</text>`;
    y += 24;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="680" height="${y + 8}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="Responses per second of Troth and its peers"><rect width="100%" height="100%" fill="#ffffff"/>${bars}</svg>\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(dirname(process.argv[1]), '../..');
  report(join(root, 'target/bench'), join(root, 'src/docs'));
}
