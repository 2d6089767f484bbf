// Somebody who follows the facts of a Troth over a websocket, and goes on from the last one they saw after every break.
import { setTimeout as sleep } from 'node:timers/promises';

if (!globalThis.WebSocket) {
  throw new Error('This Node has no WebSocket. Maybe `node --experimental-websocket …`?');
}

const PAUSE = 200;

/**
 * Follows all facts of some types until it is told to stop.
 *
 * seen: the facts in the order in which they came; breaks: how often it had to begin again
 */
export function follow(url, types) {
  const follower = { seen: [], breaks: 0, ready: null, stop: null };
  let stopped = false;
  let socket;
  let last = null;
  let begun;
  follower.ready = new Promise((resolve) => (begun = resolve));
  follower.stop = () => {
    stopped = true;
    socket?.close();
  };

  /** One connection, from its beginning to its end, however it ends. */
  const connection = () =>
    new Promise((ended) => {
      socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
      const send = (message) => socket.send(JSON.stringify(message));
      const query = `subscription($since: ID, $types: [String!]) { facts(sinceFact: $since, types: $types) { id type ref } }`;
      const heard = {
        connection_ack: () => {
          send({ id: '1', type: 'subscribe', payload: { query, variables: { since: last, types } } });
          // A subscription that was taken answers nothing; a ping that comes after it is answered after it.
          send({ type: 'ping' });
        },
        pong: () => begun(),
        ping: () => send({ type: 'pong' }),
        next: ({ payload }) => {
          if (payload.data?.facts) {
            follower.seen.push(payload.data.facts);
            last = payload.data.facts.id;
          }
        },
        error: () => socket.close(),
        complete: () => socket.close(),
      };
      socket.addEventListener('open', () => send({ type: 'connection_init' }));
      socket.addEventListener('message', ({ data }) => {
        const message = JSON.parse(data);
        heard[message.type]?.(message);
      });
      socket.addEventListener('error', ended);
      socket.addEventListener('close', ended);
    });

  const loop = async () => {
    while (!stopped) {
      await connection();
      if (!stopped) {
        follower.breaks++;
        await sleep(PAUSE);
      }
    }
  };
  loop();
  return follower;
}

/** Waits until it has seen so many facts. */
export async function until(follower, number, patience = 60_000) {
  const end = Date.now() + patience;
  while (follower.seen.length < number && Date.now() < end) {
    await sleep(50);
  }
  return follower.seen.length >= number;
}
