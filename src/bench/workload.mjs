// Clients that write facts, each with an idempotencyKey until it is acknowledged, and one that follows all of them; at the end the
// check that nothing acknowledged is lost, stored twice, missed or out of order, and that the scores are those of a new import.
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, startAlone, tell } from './contenders.mjs';
import { follow, until } from './live.mjs';

const ACCOUNTS = 20;
// Longer than any timeout of Troth: a response that takes longer will never come.
const LONGEST_ANSWER = 45_000;
const AS_OF = '2026-11-01T00:00:00Z';
const TYPES = ['commitmentMade', 'touchpoint'];

/** Random numbers in [0, 1) that a seed repeats. */
export function seeded(start) {
  let seed = Number(start);
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const scores = async (url) => {
  const fields = Array.from(
    { length: ACCOUNTS },
    (_, i) => `a${i}: account(ref: "a${i}", asOf: "${AS_OF}") { trust { score { value } credibility { value } connection { value } } churnRisk { horizons { probability } } }`,
  );
  return JSON.stringify(await ask(url, `{ ${fields.join(' ')} }`));
};

function mutation(ref, i) {
  const common = `idempotencyKey: "${ref}", account: "a${i % ACCOUNTS}", ref: "${ref}"`;
  const day = String(1 + ((i * 7) % 28)).padStart(2, '0');
  return i % 3 === 0
    ? `makeCommitment(input: { ${common}, title: "t", at: "2025-01-${day}T08:00:00Z", dueAt: "2025-03-01T00:00:00Z" })`
    : `recordTouchpoint(input: { ${common}, channel: CALL, direction: OUT, at: "2025-02-${day}T08:00:00Z" })`;
}

export class Workload {
  counts = { acknowledged: 0, replayed: 0, tries: 0, refused: 0, stuck: 0 };
  /** Time of the last acknowledgement, and the longest time between two since `longestPause` was called. */
  #last = Date.now();
  #longest = 0;
  #acknowledged = [];
  #done = false;
  #writers = [];
  #follower;
  #url;
  #random;
  #pause;

  /**
   * url: address of GraphQL, which stays the same when the server is started again; pause: milliseconds between two writes of a client
   */
  constructor(url, random, pause = 0) {
    this.#url = url;
    this.#random = random;
    this.#pause = pause;
  }

  async start(clients) {
    const accounts = Array.from({ length: ACCOUNTS }, (_, i) => `{"type":"account","ref":"a${i}","at":"2024-01-01T00:00:00Z","name":"A"}`);
    await tell(this.#url.replace('/graphql', '/facts'), accounts.join('\n'));
    this.#follower = follow(this.#url, TYPES);
    await this.#follower.ready;
    this.#last = Date.now();
    this.#writers = Array.from({ length: clients }, (_, i) => this.#write(i));
  }

  /** Returns the longest time without an acknowledgement since the last call, in milliseconds. */
  longestPause() {
    const longest = Math.max(this.#longest, Date.now() - this.#last);
    this.#longest = 0;
    return longest;
  }

  async finish() {
    this.#done = true;
    await Promise.all(this.#writers);
  }

  stop() {
    this.#done = true;
    this.#follower?.stop();
  }

  /** Writes one fact after the other, each until it is acknowledged. */
  async #write(number) {
    for (let i = 0; !this.#done; i++) {
      const ref = `w${number}-${i}`;
      while (!(await this.#isAcknowledged(ref, mutation(ref, i)))) {
        await sleep(20 + 100 * this.#random());
      }
      await sleep(this.#pause);
    }
  }

  async #isAcknowledged(ref, fact) {
    this.counts.tries++;
    const answer = await Promise.race([
      ask(this.#url, `mutation { it: ${fact} { replayed userErrors { code message } } }`).catch(() => null),
      sleep(LONGEST_ANSWER, 'stuck', { ref: false }),
    ]);
    if (answer === 'stuck') {
      this.counts.stuck++;
      console.error(`${ref}: no response within ${LONGEST_ANSWER / 1000} s`);
    } else if (answer && answer.it.userErrors.length === 0) {
      this.#acknowledge(ref, answer.it.replayed);
      return true;
    } else if (answer && answer.it.userErrors[0].code !== 'IN_FLIGHT') {
      this.counts.refused++;
      throw new Error(`${ref}: ${JSON.stringify(answer.it.userErrors)}`);
    }
    return false;
  }

  #acknowledge(ref, replayed) {
    this.counts.acknowledged++;
    this.counts.replayed += replayed ? 1 : 0;
    this.#acknowledged.push(ref);
    this.#longest = Math.max(this.#longest, Date.now() - this.#last);
    this.#last = Date.now();
  }

  /** Checks everything; `folder` is where another Troth stores the same facts. Returns the numbers to print, and whether all are right. */
  async verify(folder) {
    const exported = await fetch(this.#url.replace('/graphql', '/facts')).then((response) => response.text());
    const stored = new Map();
    for (const line of exported.split('\n').filter(Boolean)) {
      const { ref, type } = JSON.parse(line);
      if (type !== 'account') {
        stored.set(ref, (stored.get(ref) ?? 0) + 1);
      }
    }
    const heard = await this.#heard(stored);
    const other = await startAlone(folder);
    await tell(other.facts, exported);
    const same = (await scores(this.#url)) === (await scores(other.url));
    const numbers = {
      ...this.counts,
      breaks: this.#follower.breaks,
      lost: this.#acknowledged.filter((ref) => !stored.has(ref)).length,
      twice: this.#acknowledged.filter((ref) => stored.get(ref) > 1).length,
      ...heard,
      scoresAsFoldedAnew: same,
    };
    const { lost, twice, unheard, heardTwice, disordered } = numbers;
    return { numbers, right: same && lost + twice + unheard + heardTwice + disordered === 0 };
  }

  /** Counts what the follower missed, received twice, or received before something that was acknowledged earlier. */
  async #heard(stored) {
    await until(this.#follower, stored.size);
    const heard = this.#follower.seen.map(({ ref }) => ref);
    const latest = new Map();
    const disordered = heard.filter((ref) => {
      const [writer, number] = ref.split('-');
      const late = Number(number) < (latest.get(writer) ?? -1);
      latest.set(writer, Number(number));
      return late;
    });
    const once = new Set(heard);
    return {
      unheard: [...stored.keys()].filter((ref) => !once.has(ref)).length,
      heardTwice: heard.length - once.size,
      disordered: disordered.length,
    };
  }
}
