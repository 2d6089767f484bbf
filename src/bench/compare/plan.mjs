// Order of the scenarios, and the nodes they run on: on an empty database, on a full one, behind keys, with trusted documents.
import { buildSchema } from 'graphql';
import { lines, ownerRef, owners } from '../facts.mjs';
import { FIRST_KEY, audit, keys, people } from './access.mjs';
import { Coverage } from './coverage.mjs';
import { documentedMutations, documents } from './documents.mjs';
import { exports } from './exports.mjs';
import { fixtures } from './fixtures.mjs';
import { generated } from './generated.mjs';
import { OWNERS } from './files.mjs';
import * as imports from './imports.mjs';
import { Issuer } from './issuer.mjs';
import { firstStart, rejectedSettings, selfDescription, shutdown } from './lifecycle.mjs';
import { everyList } from './lists.mjs';
import { calibration, models } from './models.mjs';
import { health, invalidRequests, logs, metrics, metricsOfAll, traces } from './operations.mjs';
import { erasure, retention } from './people.mjs';
import { Collector, Receiver } from './receivers.mjs';
import { Selections } from './selections.mjs';
import { eventStreams, protocol, subscriptions } from './sockets.mjs';
import { takeover } from './takeover.mjs';
import { environment, register, trusted } from './trusted.mjs';
import { webhooks } from './webhooks.mjs';
import { coverage, factMutations, segments, versions } from './writes.mjs';

const LOCAL = { TROTH_ACCESS_MODE: 'local' };
const WEBHOOKS = { TROTH_WEBHOOKS_ALLOW_PRIVATE: 'true', TROTH_WEBHOOKS_RETRY_DELAY: '100ms', TROTH_WEBHOOKS_ATTEMPTS: '4' };
const PORTFOLIO = 60; // accounts beside the demo workspace, whose departures calibrate a model
const END = Date.parse('2026-11-01T00:00:00Z');
const DAY = 86_400_000;

/** Registers the owners of the portfolio and those of the imported files: the demo workspace has registered members. */
function members() {
  const refs = [...Array.from({ length: owners(PORTFOLIO) }, (_, i) => ownerRef(i)), ...OWNERS];
  return refs.map((ref) => `${JSON.stringify({ type: 'member', ref, at: '2024-01-01T00:00:00Z', name: `Member ${ref}`, timeZone: 'UTC' })}\n`);
}

/** Generates a portfolio from which every fourth customer departed. */
function portfolio() {
  const departures = Array.from({ length: PORTFOLIO / 4 }, (_, i) => {
    const account = `a${String(i * 4).padStart(7, '0')}`;
    const at = new Date(END - (200 - i * 12) * DAY).toISOString();
    return JSON.stringify({ type: 'churned', ref: `${account}/gone`, account, at, reason: 'Price' });
  });
  return [...members(), ...lines(0, PORTFOLIO, PORTFOLIO, END)].join('') + departures.join('\n');
}

/** Starts both programs on empty databases, then copies the one of the left side for the remaining scenarios. */
async function onEmptyDatabases({ left, right, server, comparator }) {
  for (const side of [left, right]) {
    side.empty = `${side.database}-empty`;
    await server.create(side.empty);
  }
  await comparator.always('first start on an empty database', (side, seen) => firstStart(side, seen, server));
  const report = await left.facts(portfolio());
  if (JSON.parse(report.text).refused !== 0) {
    throw new Error(`The portfolio was rejected: ${report.text.slice(0, 500)}`);
  }
  await comparator.always('shutdown', shutdown);
  for (const side of [left, right]) {
    await server.create(side.database, left.empty);
    side.sql = (text, values) => server.query(side.database, text, values);
  }
}

/** Changes the importance of one commitment on the right side only. */
const alterFact = (right) =>
  right.sql(`update fact set body = jsonb_set(body, '{importance}', '0.123')
    where id = (select id from fact where type = 'commitmentMade' and ref like 'granite%' order by ref limit 1)`);

async function onFirstNode({ left, right, server, comparator }) {
  for (const side of [left, right]) {
    side.receiver = await new Receiver().start();
    side.issuer = await new Issuer().start();
    side.alias(side.receiver.url.replace('http://', ''), '{receiver}');
    side.alias(side.issuer.url.replace('http://', ''), '{issuer}');
  }
  await comparator.always('start of a node', async (side) => {
    side.use(await side.start(server, { env: { ...LOCAL, ...WEBHOOKS, TROTH_ACCESS_ISSUER: side.issuer.url } }));
    side.schema = buildSchema((await side.http('GET', '/graphql/schema.graphql')).text);
    side.standard = (await side.data('{ model { version } }')).model.version;
    side.selections = new Selections(side.schema, { 'ModelVersion.diff(to)': JSON.stringify(side.standard) });
    side.coverage = new Coverage(side.schema);
  });
  await comparator.always('fixtures', fixtures);
  await comparator.compare('health, schema, pages', health);
  await comparator.compare('queries of the documentation', documents);
  await comparator.compare('generated queries', generated);
  await comparator.compare('lists: orders, filters, groups, pages', everyList);
  await comparator.compare('exports', exports);
  await comparator.compare('invalid requests', invalidRequests);
  await comparator.compare('registered documents', register);
  await comparator.compare('mutations', factMutations);
  await comparator.compare('optimistic locking', versions);
  await comparator.compare('segments', segments);
  await comparator.compare('mutations of the documentation', documentedMutations);
  await comparator.compare('imports of JSON Lines', imports.lines);
  await comparator.compare('imports of CSV, calendars, mailboxes', imports.files);
  await comparator.compare('job control', imports.jobControl);
  await comparator.compare('sources', imports.sources);
  await comparator.compare('webhooks', webhooks);
  await comparator.compare('subscriptions', subscriptions);
  await comparator.compare('server-sent events', eventStreams);
  await comparator.compare('socket protocol', protocol);
  await comparator.compare('backtests and calibration', calibration);
  await comparator.compare('model versions', models);
  await comparator.compare('erasure', erasure);
  await comparator.compare('retention', retention);
  await comparator.compare('metrics', metrics); // of the node that has sent webhooks and has had sockets
}

/** A second node on each database, with keys and tokens, JSON logs and traces; it takes over a job of the first node. */
async function onSecondNode({ left, right, server, comparator }) {
  for (const side of [left, right]) {
    side.collector = await new Collector().start();
  }
  const env = (side) => ({
    TROTH_ACCESS_MODE: 'keys',
    TROTH_ACCESS_BOOTSTRAP_KEY: FIRST_KEY,
    TROTH_ACCESS_BOOTSTRAP_WORKSPACE: 'Empty',
    TROTH_ACCESS_ISSUER: side.issuer.url,
    QUARKUS_LOG_CONSOLE_JSON_ENABLED: 'true',
    QUARKUS_OTEL_SDK_DISABLED: 'false',
    QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT: side.collector.url,
    QUARKUS_OTEL_BSP_SCHEDULE_DELAY: '500ms',
  });
  const next = new Map();
  await comparator.always('start of a second node', async (side) => next.set(side, await side.start(server, { env: env(side) })));
  await comparator.always('takeover of a job', (side, seen) => takeover(side, seen, next.get(side)));
  await comparator.compare('API keys and scopes', keys);
  await comparator.compare('people, roles, tokens', people);
  await comparator.compare('audit', audit);
  await comparator.compare('traces', traces);
  await comparator.compare('metrics of all nodes', metricsOfAll);
  await comparator.always('shutdown of the second node', shutdown);
  await comparator.compare('JSON logs', logs);
}

async function onNodeWithTrustedDocuments({ server, comparator }) {
  await comparator.always('start of a node with trusted documents', async (side) => {
    side.authorization = undefined;
    side.use(await side.start(server, { env: { ...LOCAL, ...environment(server.folder) } }));
  });
  await comparator.compare('trusted documents', trusted);
  await comparator.always('shutdown of the node with trusted documents', shutdown);
}

/** Runs all scenarios. */
export async function runAll(all) {
  const { left, right, comparator, alter, only, say } = all;
  await onEmptyDatabases(all);
  if (alter) {
    await alterFact(right);
  }
  await onFirstNode(all);
  await onSecondNode(all);
  if (!only) {
    await comparator.compare('coverage of the mutations', coverage);
  }
  await onNodeWithTrustedDocuments(all);
  await comparator.compare('rejected settings', rejectedSettings);
  await comparator.compare('--version and --help', (side, seen) => selfDescription(side, seen, say));
  for (const side of [left, right]) {
    [side.receiver, side.issuer, side.collector].forEach((server) => server.stop());
  }
}
