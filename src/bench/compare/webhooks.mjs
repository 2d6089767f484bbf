// Webhooks that arrive at a receiver on loopback: signature, retries, exhaustion, replay, rotation of the secret.
import { isSigned } from './receivers.mjs';
import { until } from './side.mjs';

const PATIENCE = 20; // seconds; a node looks for deliveries every second
const HOOK = 'webhook { id url types skipSources active version segment document }';
const ERRORS = 'userErrors { code path message }';
const LOG = 'deliveries(first: 10) { id status attempts httpStatus failure payload }';
const INPUTS = { replayDelivery: 'DeliveryInput', createWebhook: 'CreateWebhookInput', updateWebhook: 'UpdateWebhookInput' };

const touchpoint = (side, ref, source) =>
  side.facts([{ type: 'touchpoint', ref, account: 'granite', at: '2026-11-21T10:00:00Z', channel: 'CALL', direction: 'OUT', source, summary: 'Hook' }]);

/** Returns a function that waits for the next requests at a path. */
function arrivals(side, path) {
  let seen = 0;
  const all = () => side.receiver.got.filter((one) => one.path === path);
  return async (count = 1) => {
    await until(() => all().length >= seen + count, `webhook request at ${path}`, PATIENCE);
    const next = all().slice(seen, seen + count);
    seen += count;
    return next;
  };
}

/** Makes a received request comparable. */
const comparable = (side, { method, headers, body }) => ({
  method,
  type: headers['content-type'],
  agent: headers['user-agent']?.replace(/\/.*/, ''),
  headers: Object.keys(headers).filter((name) => name.startsWith('webhook-')).sort(),
  body: side.exact(body),
});

async function mutate(side, seen, label, mutation, input, fields) {
  const answer = await side.ask(`mutation($input: ${INPUTS[mutation] ?? 'WebhookInput'}!) { ${mutation}(input: $input) { ${fields} ${ERRORS} } }`, { input });
  seen.graphql(label, answer);
  return answer.data?.[mutation];
}

const deliveryIn = (side, id, status) =>
  until(async () => {
    const { webhooks } = await side.data(`{ webhooks { id ${LOG} } }`);
    return webhooks.find((one) => one.id === id).deliveries.find((one) => one.status === status);
  }, `delivery with status ${status}`, PATIENCE);

async function retries(side, seen, id, next) {
  side.receiver.status = 503;
  await touchpoint(side, 'hook-2', 'theirs');
  const tries = await next(4);
  seen.check('retries repeat the body', new Set(tries.map(({ body }) => body)).size === 1, tries);
  const exhausted = await deliveryIn(side, id, 'EXHAUSTED');
  seen.value('exhausted delivery', exhausted);
  side.receiver.status = 200;
  await mutate(side, seen, 'replay a delivery', 'replayDelivery', { id: exhausted.id }, HOOK);
  const [again] = await next();
  seen.check('replay repeats the body', again.body === tries[0].body, again);
}

async function update(side, seen, id) {
  const { version } = (await side.data('{ webhooks { id version } }')).webhooks.find((one) => one.id === id);
  const input = { id, url: `${side.receiver.url}/other`, types: [], segment: side.fixtures.segment, skipSources: [], active: false, expectedVersion: version };
  await mutate(side, seen, 'update a webhook', 'updateWebhook', input, HOOK);
  await mutate(side, seen, 'update an outdated webhook', 'updateWebhook', input, HOOK);
  const url = `${side.receiver.url}/x`;
  for (const [label, wrong] of [['bad URL', { url: 'nowhere' }], ['unknown type', { url, types: ['touchpoints'] }], ['unknown segment', { url, segment: 'seg_none' }]]) {
    await mutate(side, seen, `create a webhook with ${label}`, 'createWebhook', wrong, HOOK);
  }
}

/** Compares deliveries with the result of a query as `data`, and rejected queries. */
async function withDocument(side, seen) {
  const next = arrivals(side, '/data');
  const url = `${side.receiver.url}/data`;
  const document = 'query($account: ID!, $ref: String) { account(id: $account) { name trust { score { value } } } commitment(ref: $ref) { ref } }';
  const { webhook } = await mutate(side, seen, 'create a webhook with a document', 'createWebhook', { url, types: ['touchpoint'], document }, HOOK);
  await touchpoint(side, 'hook-data', 'theirs');
  const [first] = await next();
  seen.value('delivery with data', comparable(side, first));
  seen.check('delivery has the data of the document', JSON.parse(first.body).data !== undefined, first.body);
  await mutate(side, seen, 'delete a webhook with a document', 'deleteWebhook', { id: webhook.id }, HOOK);
  for (const wrong of ['{ nothing }', 'mutation { __typename }', 'query($other: ID!) { account(id: $other) { name } }']) {
    await mutate(side, seen, `create a webhook with the document ${wrong}`, 'createWebhook', { url, document: wrong }, HOOK);
  }
}

/** Compares the whole life of a webhook. */
export async function webhooks(side, seen) {
  const next = arrivals(side, '/live');
  const input = { url: `${side.receiver.url}/live`, types: ['touchpoint'], skipSources: ['mine'], segment: side.fixtures.segment };
  const { webhook, secret } = await mutate(side, seen, 'create a webhook', 'createWebhook', input, `${HOOK} secret`);
  const { id } = webhook;
  await mutate(side, seen, 'test a webhook', 'testWebhook', { id }, 'test { accepted httpStatus failure }');
  const [test] = await next();
  seen.value('test request', comparable(side, test));
  seen.check('test request is signed', isSigned(test, secret));
  await touchpoint(side, 'hook-0', 'mine');
  await touchpoint(side, 'hook-1', 'theirs');
  const [first] = await next();
  seen.value('delivery', comparable(side, first));
  seen.check('delivery is signed', isSigned(first, secret), first.headers);
  const { factId, fact } = JSON.parse(first.body);
  seen.check('delivery has the fact and its id', factId?.startsWith('fct_') && fact?.ref === 'hook-1', first.body);
  await deliveryIn(side, id, 'DELIVERED');
  await retries(side, seen, id, next);
  const rotated = (await mutate(side, seen, 'rotate the secret', 'rotateWebhookSecret', { id }, 'secret')).secret;
  await touchpoint(side, 'hook-3', 'theirs');
  const [both] = await next();
  seen.check('both secrets sign after the rotation', isSigned(both, rotated) && isSigned(both, secret), both.headers);
  await withDocument(side, seen);
  await update(side, seen, id);
  seen.graphql('log of deliveries', await side.ask(`{ webhooks { id ${LOG} } }`));
  await mutate(side, seen, 'delete a webhook', 'deleteWebhook', { id }, HOOK);
  await mutate(side, seen, 'test a deleted webhook', 'testWebhook', { id }, 'test { accepted }');
}
