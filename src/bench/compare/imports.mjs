// Imports in every format: accepted, rejected, dry run, all or nothing, repeated, cancelled.
import { BAD, CALENDAR, GOOD, MAILBOX, MULTIPART, BAD_PARAMETERS, PEOPLE, TABLES } from './files.mjs';
import { jobEnd } from './fixtures.mjs';

const JOB = `id status phase format dryRun errorPolicy bytes read facts done accepted amended known refused skipped skips { reason entries parts } notices firstFacts source failure progress version
  createdAt startedAt finishedAt errors(first: 100) { line code message field entry } skippedEntries(first: 100) { line reason parts label }`;

/** Compares synchronous imports of JSON Lines. */
export async function lines(side, seen) {
  const send = async (label, lines, parameters = '') => seen.value(label, (await side.facts(lines, parameters)).seen);
  await send('stakeholders', PEOPLE);
  await send('valid lines, dry run', GOOD, '?dryRun=true');
  await send('valid and invalid lines, all or nothing', [...GOOD, ...BAD], '?errorPolicy=stop');
  await send('valid and invalid lines', [...GOOD, ...BAD]);
  await send('the same lines again', [...GOOD, ...BAD]);
  await send('valid lines, all or nothing', GOOD, '?errorPolicy=stop');
  await send('empty file', '');
  await send('more errors than the report lists', Array.from({ length: 1200 }, (_, i) => `nonsense ${i}`));
  await send('unknown errorPolicy', GOOD, '?errorPolicy=ignore');
  await send('invalid UTF-8', Buffer.from('{"type":"\u00e9"}\n', 'latin1'));
  await send('line above the size limit', `{"type":"${'x'.repeat(1_200_000)}"}\n`);
  const xml = await side.http('POST', '/facts', { headers: { 'content-type': 'application/xml' }, body: '<x/>' });
  seen.value('unknown media type', xml.seen);
  seen.value('ledger after the imports', await side.exactLedger('?account=imp'));
}

/** Imports a file by a job and compares the job over GraphQL and HTTP. */
async function job(side, seen, label, type, parameters, body) {
  const taken = await side.http('POST', `/facts?${parameters}`, { headers: { 'content-type': type }, body });
  seen.value(`${label}: created`, { status: taken.status, location: taken.seen.headers.location });
  const { id } = JSON.parse(taken.text);
  await jobEnd(side, id);
  seen.graphql(label, await side.ask(`{ job(id: "${id}") { ${JOB} } }`));
  seen.value(`${label}: over HTTP`, (await side.http('GET', `/jobs/${id}`)).seen);
  seen.value(`${label}: rejected entries`, (await side.http('GET', `/jobs/${id}/errors`)).seen);
  return id;
}

async function imported(side, seen, label) {
  const list = '{ touchpoints(first: 100, where: { account: { ref: { eq: "imp" } } }, orderBy: [{ field: OCCURRED_AT }, { field: REF }]) { totalCount nodes { ref occurredAt channel direction mutual summary participants { ref } responseSeconds answers { ref } deliveredAt } } }';
  seen.graphql(`${label}: touchpoints`, await side.ask(list));
  seen.value(`${label}: facts`, await side.exactLedger('?account=imp&type=touchpoint'));
}

/** Compares CSV, calendars and mailboxes. */
export async function files(side, seen) {
  for (const [name, parameters, text] of TABLES) {
    await job(side, seen, `csv ${name}, dry run`, 'text/csv', `${parameters}&dryRun=true`, text);
    await job(side, seen, `csv ${name}`, 'text/csv', parameters, text);
    await job(side, seen, `csv ${name} again`, 'text/csv', parameters, text);
  }
  await job(side, seen, 'csv, all or nothing', 'text/csv', `${TABLES[0][1]}&errorPolicy=stop`, TABLES[0][2]);
  for (const parameters of BAD_PARAMETERS) {
    const refused = await side.http('POST', `/facts?${parameters}`, { headers: { 'content-type': 'text/csv' }, body: 'a\n1\n' });
    seen.value(`csv ${parameters}`, refused.seen);
  }
  await job(side, seen, 'calendar', 'text/calendar', 'ours=ours.example', CALENDAR);
  await job(side, seen, 'calendar again', 'text/calendar', 'ours=ours.example', CALENDAR);
  await job(side, seen, 'not a calendar', 'text/calendar', 'ours=ours.example', 'this is not a calendar');
  await imported(side, seen, 'calendar');
  await job(side, seen, 'mailbox', 'application/mbox', 'ours=ours.example', MAILBOX);
  await job(side, seen, 'message with its body', 'message/rfc822', 'ours=ours.example&body=true', MULTIPART);
  await job(side, seen, 'mailbox with bodies', 'application/mbox', 'ours=ours.example&body=true', MAILBOX);
  await imported(side, seen, 'mailbox');
}

/** Compares dry run and import of the same job, cancellation, and the list of jobs. */
export async function jobControl(side, seen) {
  const lines = Array.from({ length: 50 }, (_, i) => JSON.stringify({ type: 'account', ref: `dry-${i}`, at: '2026-01-01T00:00:00Z', name: 'Dry' }));
  const id = await job(side, seen, 'job, dry run', 'application/x-ndjson', 'async=true&dryRun=true', lines.join('\n'));
  seen.graphql('commit a validated job', await side.ask(`mutation { commitJob(input: { id: "${id}" }) { job { id } userErrors { code message } } }`));
  await jobEnd(side, id);
  seen.graphql('committed job', await side.ask(`{ job(id: "${id}") { ${JOB} } }`));
  seen.graphql('commit a job twice', await side.ask(`mutation { commitJob(input: { id: "${id}" }) { userErrors { code message } } }`));
  const many = Array.from({ length: 40_000 }, (_, i) => `{"type":"account","ref":"stop-${i}","at":"2026-01-01T00:00:00Z","name":"A"}`);
  const stopped = JSON.parse((await side.facts(many, '?async=true')).text).id;
  seen.graphql('cancel a job', await side.ask(`mutation { cancelJob(input: { id: "${stopped}" }) { userErrors { code message } } }`));
  const { status } = await jobEnd(side, stopped);
  seen.check('cancelled job ends', status === 'CANCELLED', status);
  seen.graphql('cancel a job twice', await side.ask(`mutation { cancelJob(input: { id: "${stopped}" }) { userErrors { code message } } }`));
  seen.graphql('list of jobs', await side.ask('{ jobs(first: 30) { id format dryRun errorPolicy } }'));
}

const SOURCE = `name format options runs taken amended known refused skipped state lastRunAt lastSuccessAt createdAt version
  refusedEntries(first: 10) { line code message field entry }`;

/** Compares a source: saved, used, its rejected entries sent again after a change of the mapping, deleted. */
export async function sources(side, seen) {
  const change = async (mutation, input, fields) => {
    const answer = await side.ask(`mutation($input: ${mutation[0].toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { ${fields} userErrors { code path message } } }`, { input });
    seen.graphql(mutation, answer);
    return answer.data?.[mutation];
  };
  const mapping = (at) => JSON.stringify({ streams: { companies: { facts: [{ type: 'account', fields: { ref: { path: 'id', prefix: 'tap:' }, name: { path: 'name' }, at } }] } } });
  const all = { ours: ['ours.example'], zone: 'UTC', delimiter: ',', body: false, onChange: 'AMEND' };
  await change('saveSource', { name: 'tap', format: 'SINGER', mapping: mapping({ path: 'since' }), ...all }, `source { ${SOURCE} }`);
  await change('saveSource', { name: 'tap', format: 'SINGER', template: 'none' }, `source { ${SOURCE} }`);
  const messages = [
    { type: 'SCHEMA', stream: 'companies', schema: {}, key_properties: ['id'] },
    { type: 'RECORD', stream: 'companies', record: { id: 1, name: 'One', since: '2026-01-01T00:00:00Z' } },
    { type: 'RECORD', stream: 'companies', record: { id: 2, name: 'Two', since: 'long ago' } },
    { type: 'RECORD', stream: 'owners', record: { id: 3 } },
    { type: 'STATE', value: { bookmarks: { companies: 2 } } },
  ];
  await job(side, seen, 'singer', 'application/x-ndjson', 'source=tap', messages.map((one) => JSON.stringify(one)).join('\n'));
  seen.value('state of the source', (await side.http('GET', '/sources/tap/state')).seen);
  seen.graphql('sources', await side.ask(`{ sources(first: 10) { ${SOURCE} } }`));
  await change('saveSource', { name: 'tap', format: 'SINGER', mapping: mapping({ constant: '2026-01-01T00:00:00Z' }) }, `source { ${SOURCE} }`);
  const again = await side.ask('mutation { resendRefusedEntries(input: { source: "tap" }) { job { id } userErrors { code message } } }');
  seen.graphql('resendRefusedEntries', again);
  await jobEnd(side, again.data.resendRefusedEntries.job.id);
  seen.graphql('source at the end', await side.ask(`{ source(name: "tap") { ${SOURCE} } }`));
  await side.ask('mutation { deleteSource(input: { source: "tap" }) { source { name } userErrors { message } } }');
}
