// Operation of a node: health, schema, pages, metrics, logs, traces, and answers to invalid requests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import { ROOT } from '../contenders.mjs';
import { until } from './side.mjs';

/** Metrics of HotSpot alone, such as those of its garbage collectors, and the count of connections that broke by chance. */
const NOT_ALWAYS = /^(jvm_(gc_|buffer_|memory_usage_after_gc|threads_|classes_|compilation_)|http_server_errors_)/;

const ASK_AGAIN = 3000; // milliseconds

/** Compares health checks, schema and pages. */
export async function health(side, seen) {
  for (const path of ['/q/health', '/q/health/live', '/q/health/ready', '/q/health/started']) {
    const { seen: answer } = await side.http('GET', path);
    answer.body.checks?.sort((a, b) => a.name.localeCompare(b.name));
    seen.value(path, answer);
  }
  const schema = await side.http('GET', '/graphql/schema.graphql');
  seen.value('schema', schema.seen);
  seen.check('schema is that of the source', schema.text.trim() === readFileSync(join(ROOT, 'src/main/resources/schema.graphql'), 'utf8').trim());
  seen.graphql('introspection', await side.ask(getIntrospectionQuery({ inputValueDeprecation: true })));
  for (const path of ['/q/graphql-ui', '/q/graphql-ui/', '/', '/graphql/', '/graphql/nothing', '/nothing', '/q/nothing', '/facts/nothing']) {
    seen.value(`GET ${path}`, (await side.http('GET', path)).seen);
  }
}

const names = (text) => [...new Set(text.split('\n').filter((line) => /^[a-z]/.test(line)).map((line) => line.split(/[{ ]/)[0]))].sort();

/** Compares the names of all metrics; their values vary. */
export async function metrics(side, seen) {
  const { text, status } = await side.http('GET', '/q/metrics');
  const all = names(text);
  side.metrics = new Set([...(side.metrics ?? []), ...all]);
  seen.value('metrics', { status, names: all.filter((name) => !NOT_ALWAYS.test(name)) });
}

/** Compares the metrics of a node that has rejected requests; all nodes together have those of the dashboard. */
export async function metricsOfAll(side, seen) {
  await metrics(side, seen);
  const wanted = [...readFileSync(join(ROOT, 'src/docs/grafana.json'), 'utf8').matchAll(/\b(troth|http|agroal|jvm|process|system)_\w+/g)].map(([name]) => name);
  const missing = [...new Set(wanted)].filter((name) => ![...side.metrics].some((one) => one.startsWith(name)));
  seen.check('metrics of the dashboard exist', missing.length === 0, missing);
}

const JSON_TYPE = 'application/json';
const PING = '{"query":"{ __typename }"}';

/** Unusual and invalid requests: label, method, headers, body. */
const ODD = [
  ['not JSON', 'POST', { 'content-type': JSON_TYPE }, '{'],
  ['batch', 'POST', { 'content-type': JSON_TYPE }, '[]'],
  ['no query', 'POST', { 'content-type': JSON_TYPE }, '{}'],
  ['query is a number', 'POST', { 'content-type': JSON_TYPE }, '{"query":1}'],
  ['variables are a text', 'POST', { 'content-type': JSON_TYPE }, '{"query":"{ __typename }","variables":"x"}'],
  ['empty body', 'POST', { 'content-type': JSON_TYPE }, ''],
  ['invalid UTF-8', 'POST', { 'content-type': JSON_TYPE }, Buffer.from('{"query":"\u00e9"}', 'latin1')],
  ['unsupported charset', 'POST', { 'content-type': `${JSON_TYPE}; charset=utf-16` }, PING],
  ['unsupported media type', 'POST', { 'content-type': 'text/plain' }, PING],
  ['no media type', 'POST', {}, PING],
  ['form', 'POST', { 'content-type': 'application/x-www-form-urlencoded' }, 'query=x'],
  ['unsupported Accept', 'POST', { 'content-type': JSON_TYPE, accept: 'text/html' }, PING],
  ['graphql-response+json', 'POST', { 'content-type': JSON_TYPE, accept: 'application/graphql-response+json' }, '{"query":"{ nothing }"}'],
  ['unknown charset in Accept', 'POST', { 'content-type': JSON_TYPE, accept: 'application/json;charset=bogus' }, PING],
  ['compressed body', 'POST', { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' }, PING],
  ['body above the size limit', 'POST', { 'content-type': JSON_TYPE }, JSON.stringify({ query: `{ __typename } #${'x'.repeat(140_000)}` })],
  ['GET', 'GET', {}, undefined],
  ['PUT', 'PUT', { 'content-type': JSON_TYPE }, PING],
  ['OPTIONS', 'OPTIONS', {}, undefined],
  ['DELETE', 'DELETE', {}, undefined],
  ['request id of the client', 'POST', { 'content-type': JSON_TYPE, 'x-request-id': 'compare-1234' }, PING],
];

const wide = (n) => `{ ${Array.from({ length: n }, (_, i) => `a${i}: __typename`).join(' ')} }`;

/** Documents that are rejected, or answered with errors. */
const DOCUMENTS = [
  '{ acounts { totalCount } }',
  '{ accounts { totalCont } }',
  '{ accounts(first: 1000) { totalCount } }',
  '{ accounts(after: "xyz") { totalCount } }',
  '{ account { name } }',
  '{ account(id: "com_1") { name } }',
  '{ account(ref: "nobody") { name } }',
  '{ accounts(orderBy: [{ field: NOTHING }]) { totalCount } }',
  '{ accounts(where: { name: { contains: 1 } }) { totalCount } }',
  '{ accounts(where: { churnRisk: { gt: 1e400 } }) { totalCount } }',
  '{ account(ref: "granite", asOf: "yesterday") { name } }',
  '{',
  'query A { __typename } query B { __typename }',
  'fragment A on Account { ...A } { account(ref: "granite") { ...A } }',
  wide(30),
  `{ accounts(first: 100) { nodes { commitments(first: 100) { nodes { account { commitments(first: 100) { nodes { id } } } } } } } }`,
  `{ account(ref: "granite") ${'{ parent '.repeat(20)}{ id }${' }'.repeat(20)} }`,
  '{ account(ref: "granite") { ...on Account @include(if: false) { name } __typename @skip(if: true) } me { name } }',
  '{ one: account(ref: "granite") { name } two: account(ref: "vega") { name } __schema { queryType { name } } }',
];

/** Compares answers to unusual and invalid requests. */
export async function invalidRequests(side, seen) {
  for (const [label, method, headers, body] of ODD) {
    seen.value(label, (await side.http(method, '/graphql', { headers, body })).seen);
  }
  for (const document of DOCUMENTS) {
    seen.graphql(document.slice(0, 100), await side.ask(document));
  }
  const packed = await fetch(`${side.base}/graphql`, { method: 'POST', headers: { 'content-type': JSON_TYPE, 'accept-encoding': 'gzip' }, body: JSON.stringify({ query: '{ accounts(first: 100, orderBy: [{ field: REF }]) { nodes { ref name } } }' }) });
  seen.value('compressed answer', { encoding: packed.headers.get('content-encoding'), body: side.withoutExtensions(await packed.json()) });
}

/** Checks that each line of the log is JSON, and compares its fields. */
export async function logs(side, seen) {
  const all = side.node.output.split('\n').filter(Boolean);
  const parsed = all.map((line) => {
    try {
      return JSON.parse(line);
    } catch {
      return null;
    }
  });
  seen.check('every line of the log is JSON', !parsed.includes(null), all[parsed.indexOf(null)]);
  const ours = parsed.filter((line) => line?.loggerName === 'Troth');
  seen.check('log has lines of Troth', ours.length > 0, all.slice(0, 3));
  seen.value('fields of a line of the log', [...new Set(ours.flatMap((line) => Object.keys(line)))].sort());
}

/** Checks that a trace arrives at the collector; the exporter drops spans while its queue is full. */
export async function traces(side, seen) {
  const trace = '0af7651916cd43dd8448eb211c80319c';
  let asked = 0;
  const arrived = async () => {
    if (Date.now() > asked + ASK_AGAIN) {
      asked = Date.now();
      await side.ask('{ __typename }', {}, { headers: { traceparent: `00-${trace}-b7ad6b7169203331-01` } });
    }
    return side.collector.got.some(({ bytes }) => bytes.includes(Buffer.from(trace, 'hex')));
  };
  await until(arrived, 'trace');
  const { got } = side.collector;
  seen.value('requests of the exporter', [...new Set(got.map(({ path, type }) => `${path} ${type}`))].sort());
  seen.check('trace names the service', got.some(({ bytes }) => bytes.includes('troth')));
  seen.check('trace has the span of the operation', got.some(({ bytes }) => bytes.includes('graphql.operation.type')));
}
