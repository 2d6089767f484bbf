// Subscriptions by the graphql-ws client and as server-sent events, and violations of the protocol by a bare websocket.
import { createClient } from 'graphql-ws';
import { request } from 'undici';
import WebSocket from 'ws';
import { operations } from './documents.mjs';
import { each } from './side.mjs';

const SETTLED = 1000; // milliseconds: a server does not confirm a subscription
const LONGEST = 15_000;

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
const address = (side) => `${side.base.replace('http', 'ws')}/graphql`;

function client(side, options = {}) {
  return createClient({ url: address(side), webSocketImpl: WebSocket, retryAttempts: 0, ...options });
}

/** Subscribes, runs `begun`, and collects a number of answers or all until the stream ends. */
async function follow(side, query, variables, wanted, begun = async () => {}, options) {
  const live = client(side, options);
  const heard = [];
  let failure = null;
  let done;
  const end = new Promise((resolve) => (done = resolve));
  const cancel = live.subscribe(
    { query, variables },
    {
      next: (answer) => {
        heard.push(side.withoutExtensions(answer));
        if (heard.length >= wanted) done();
      },
      error: (error) => {
        failure = Array.isArray(error) ? error.map(({ message, extensions }) => ({ message, code: extensions?.code })) : { code: error.code, reason: error.reason };
        done();
      },
      complete: () => done(),
    },
  );
  await pause(SETTLED);
  await begun();
  await Promise.race([end, pause(LONGEST)]);
  cancel();
  await live.dispose();
  return { heard, failure };
}

const touch = (side, ref) =>
  side.facts([{ type: 'touchpoint', ref, account: 'granite', at: '2026-11-21T11:00:00Z', channel: 'CHAT', direction: 'IN' }]);

/** Compares the subscriptions of the client, and operations over a socket. */
export async function subscriptions(side, seen) {
  const text = Object.fromEntries(operations().filter(({ kind }) => kind === 'subscription').map((one) => [one.operation.name.value, one.text]));
  const see = (label, { heard, failure }, atLeast = 1) => {
    seen.value(label, { heard, failure }, { ordered: true });
    seen.check(`${label} gives ${atLeast} answers`, heard.length >= atLeast, { heard, failure });
  };
  const wanted = { account: 'granite', types: ['touchpoint'] };
  const facts = await follow(side, text.Facts, wanted, 3, () => each(['live-1', 'live-2', 'live-3'], (ref) => touch(side, ref), 1));
  see('facts', facts, 3);
  const since = facts.heard[0]?.data.facts.id;
  see('facts since a fact', await follow(side, text.Facts, { ...wanted, sinceFact: since }, 2), 2);
  see('changed account', await follow(side, text.AccountChanged, {}, 1, () => touch(side, 'live-4')));
  see('changed account of a segment', await follow(side, text.AccountChanged, { segment: side.fixtures.segment }, 1, () => touch(side, 'live-5')), 0);
  see('progress of an ended job', await follow(side, text.JobProgress, { id: side.fixtures.job }, 1));
  await progress(side, seen, text.JobProgress);
  see('facts of an unknown account', await follow(side, text.Facts, { account: 'nobody' }, 1), 0);
  see('query over a socket', await follow(side, '{ account(ref: "granite") { name trust { score { value } } } }', {}, 1));
  see('invalid query over a socket', await follow(side, '{ nothing }', {}, 1), 0);
  see('mutation over a socket', await follow(side, 'mutation { recordTouchpoint(input: { account: "granite", ref: "live-6", channel: CHAT, direction: IN }) { touchpoint { ref occurredAt } userErrors { code } } }', {}, 1));
}

/** Follows a job to its end. The number of messages varies; the last one does not. */
async function progress(side, seen, query) {
  const lines = Array.from({ length: 5000 }, (_, i) => JSON.stringify({ type: 'account', ref: `live-${i}`, at: '2026-01-01T00:00:00Z', name: 'L' }));
  const { id } = JSON.parse((await side.facts(lines, '?async=true')).text);
  const { heard } = await follow(side, query, { id }, Infinity);
  const last = heard.at(-1)?.data?.jobProgress;
  seen.value('last progress of a job', last);
  seen.check('progress reaches the end of the job', last?.status === 'SUCCEEDED', last);
}

/** Posts a subscription for server-sent events, runs `begun`, and reads events up to a number of results or the end. */
async function events(side, query, variables, wanted, { begun = async () => {}, since } = {}) {
  const abort = new AbortController();
  const late = setTimeout(() => abort.abort(), LONGEST);
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream', ...(since && { 'last-event-id': since }) };
  const answer = await request(`${side.base}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }), signal: abort.signal });
  const heard = [];
  await pause(SETTLED);
  await begun();
  try {
    let text = '';
    for await (const chunk of answer.body) {
      text += chunk;
      const whole = text.split('\n\n');
      text = whole.pop();
      heard.push(...whole.filter((event) => !event.startsWith(':')).map((event) => eventOf(side, event)));
      if (heard.filter(({ event }) => event === 'next').length >= wanted) break;
    }
  } catch (error) {
    if (!abort.signal.aborted) throw error;
  }
  clearTimeout(late);
  abort.abort();
  return { status: answer.statusCode, type: answer.headers['content-type'], heard };
}

/** Reads the fields of an event; its data is JSON. */
function eventOf(side, text) {
  const fields = Object.fromEntries(text.split('\n').map((line) => [line.replace(/:.*/, ''), line.replace(/^[^:]*: ?/, '')]));
  return { ...fields, data: fields.data && side.exact(fields.data) };
}

/** Compares operations that are answered as server-sent events. */
export async function eventStreams(side, seen) {
  const see = async (label, stream, atLeast = 1) => {
    const { heard, ...rest } = await stream;
    seen.value(label, { heard, ...rest }, { ordered: true });
    seen.check(`${label} gives ${atLeast} results`, heard.filter(({ event }) => event === 'next').length >= atLeast, { heard, ...rest });
    return heard;
  };
  const FACTS = 'subscription($account: ID, $sinceFact: ID) { facts(account: $account, types: ["touchpoint"], sinceFact: $sinceFact) { id type json } }';
  const variables = { account: 'granite' };
  const begun = () => each(['event-1', 'event-2', 'event-3'], (ref) => touch(side, ref), 1);
  const [{ id: since } = {}] = await see('facts as events', events(side, FACTS, variables, 3, { begun }), 3);
  await see('facts as events after Last-Event-ID', events(side, FACTS, variables, 2, { since }), 2);
  await see('progress of an ended job as events', events(side, 'subscription($id: ID!) { jobProgress(id: $id) { id status facts } }', { id: side.fixtures.job }, Infinity));
  await see('query as events', events(side, '{ account(ref: "granite") { name } }', {}, 1));
  await see('invalid subscription as events', events(side, 'subscription { nothing }', {}, Infinity), 0);
}

/** Sends raw messages, all but the first after the answer to it; returns the answers and the close code. */
function raw(side, messages, protocol = 'graphql-transport-ws') {
  return new Promise((resolve) => {
    const heard = [];
    const socket = new WebSocket(address(side), protocol);
    const end = (code, reason) => {
      clearTimeout(late);
      resolve({ heard, code, reason: String(reason) });
    };
    const late = setTimeout(() => socket.terminate(), 3000);
    const send = (some) => some.forEach((message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)));
    socket.on('open', () => send(messages.slice(0, 1)));
    socket.on('message', (data) => {
      heard.push(side.withoutExtensions(JSON.parse(String(data))));
      if (heard.length === 1) send(messages.slice(1));
    });
    socket.on('close', end);
    socket.on('unexpected-response', (_, response) => end(response.statusCode, 'not upgraded'));
    socket.on('error', (error) => heard.push(error.message));
  });
}

const INIT = { type: 'connection_init' };
const LONG = { id: '1', type: 'subscribe', payload: { query: 'subscription { facts { id } }' } };

/** Compares close codes of violations of the protocol. */
export async function protocol(side, seen) {
  const cases = {
    'subscribe before connection_init': [LONG],
    'second connection_init': [INIT, INIT],
    'message that is not JSON': [INIT, 'nonsense'],
    'message of unknown type': [INIT, { type: 'hello' }],
    'duplicate id': [INIT, LONG, LONG],
  };
  for (const [label, messages] of Object.entries(cases)) {
    seen.value(label, await raw(side, messages));
  }
  const large = { id: '1', type: 'subscribe', payload: { query: `{ __typename } #${'x'.repeat(200_000)}` } };
  const { heard } = await raw(side, [INIT, large]);
  // The server closes the connection before it has read the message, so the client may lose the close code.
  seen.value('message above the size limit', heard.filter((one) => one.type));
  seen.value('unsupported subprotocol', await raw(side, [INIT], 'graphql-ws'));
}
