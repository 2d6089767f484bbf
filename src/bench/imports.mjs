// Imports generated mailboxes and calendars of growing size into the packaged application with -Xmx256m, and prints
// entries per second and the peak of its memory for each size: both should not depend on the size.
//
//   node src/bench/imports.mjs                                     200,000 messages and 20,000 events, in three sizes each
//   node src/bench/imports.mjs --messages 2000 --events 500 --skip-build
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ROOT, launch, tell } from './contenders.mjs';
import { calendar, calendarAccounts } from './imports/calendar.mjs';
import { OURS, contacts, mailbox } from './imports/mailbox.mjs';
import { run, stop, stopAll } from './processes.mjs';

const { values: options } = parseArgs({
  options: {
    messages: { type: 'string', default: '200000' },
    events: { type: 'string', default: '20000' },
    'skip-build': { type: 'boolean', default: false },
  },
});
const KINDS = [
  { name: 'mailbox', most: Number(options.messages), type: 'application/mbox', file: mailbox, accounts: contacts },
  { name: 'calendar', most: Number(options.events), type: 'text/calendar', file: calendar, accounts: calendarAccounts },
];

/** Megabytes that a process has held at most. */
const peak = (pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

async function measure({ name, type, file, accounts }, size) {
  const folder = mkdtempSync(join(tmpdir(), 'troth-imports-'));
  const troth = await launch({ flags: ['-Xmx256m'], env: { TROTH_DATA: folder } });
  try {
    await tell(troth.facts, [...accounts()].join(''));
    const before = performance.now();
    let job = await fetch(`${troth.facts}?ours=${OURS}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: Readable.toWeb(Readable.from(file(size))),
      duplex: 'half',
    }).then((response) => response.json());
    const sent = performance.now();
    while (!job.finishedAt) {
      await sleep(250);
      job = await fetch(`${troth.base}/jobs/${job.id}`).then((response) => response.json());
    }
    const seconds = (performance.now() - before) / 1000;
    if (job.status !== 'SUCCEEDED') {
      throw new Error(JSON.stringify(job));
    }
    return {
      file: name,
      entries: job.read,
      facts: job.accepted,
      skipped: job.skipped,
      refused: job.refused,
      'MB sent': Number((job.bytes / 1e6).toFixed(1)),
      'upload s': Number(((sent - before) / 1000).toFixed(1)),
      'total s': Number(seconds.toFixed(1)),
      'entries/s': Math.round(job.read / seconds),
      'peak MB': Math.round(peak(troth.process.pid)),
    };
  } finally {
    await stop(troth.process);
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  if (!options['skip-build']) {
    await run(join(ROOT, 'mvnw'), ['-q', '-Dquick', '-DskipTests', '-DskipClients', 'package'], { cwd: ROOT });
  }
  const rows = [];
  for (const kind of KINDS) {
    for (const part of [0.1, 0.5, 1]) {
      rows.push(await measure(kind, Math.max(1, Math.round(kind.most * part))));
      console.error(JSON.stringify(rows.at(-1)));
    }
  }
  console.table(rows);
} finally {
  await stopAll();
}
