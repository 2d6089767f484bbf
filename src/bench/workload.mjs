// Clients that write facts, each with an idempotencyKey until it is acknowledged, and read in between, and one that follows all facts; at
// the end the check that nothing acknowledged is lost, stored twice, missed or out of order, that the history of writes and reads is
// linearizable, and that the scores are those of a new import.
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, startAlone, tell } from './contenders.mjs';
import { violations } from './linearizability.mjs';
import { follow, until } from './live.mjs';
import { seeded } from './random.mjs';

const ACCOUNTS = 20;
// Longer than any timeout of Troth: a response that takes longer will never come.
const LONGEST_ANSWER = 45_000;
const AS_OF = '2026-11-01T00:00:00Z';
const TYPES = ['commitmentMade', 'commitmentRenegotiated', 'touchpoint'];
// A client gives up a write after so many attempts, rarely: then nobody knows whether it was executed.
const GIVEN_UP = 0.002;
const FIRST_DUE = '2027-01-01T00:00:00Z';

const scores = async (url) => {
  const fields = Array.from(
    { length: ACCOUNTS },
    (_, i) => `a${i}: account(ref: "a${i}", asOf: "${AS_OF}") { trust { score { value } credibility { value } connection { value } } churnRisk { horizons { probability } } }`,
  );
  return JSON.stringify(await ask(url, `{ ${fields.join(' ')} }`));
};

const dueAt = (client, i) => new Date(Date.parse(FIRST_DUE) + (i * 100 + client + 1) * 1000).toISOString().replace('.000', '');

/** The write number `i` of a client: its mutation, and its operation in the history. */
function written(client, i) {
  const ref = `w${client}-${i}`;
  const account = `a${i % ACCOUNTS}`;
  const common = `idempotencyKey: "${ref}", ref: "${ref}"`;
  const day = String(1 + ((i * 7) % 28)).padStart(2, '0');
  switch (i % 3) {
    case 0:
      return {
        ref,
        mutation: `makeCommitment(input: { ${common}, account: "${account}", title: "t", at: "2025-01-${day}T08:00:00Z", dueAt: "2025-03-01T00:00:00Z" })`,
        operation: { register: `commitments of ${account}`, op: 'add' },
      };
    case 1:
      return {
        ref,
        mutation: `recordTouchpoint(input: { ${common}, account: "${account}", channel: CALL, direction: OUT, at: "2025-02-${day}T08:00:00Z" })`,
        operation: { register: `touchpoints of ${account}`, op: 'add' },
      };
    default:
      return {
        ref,
        mutation: `renegotiateCommitment(input: { ${common}, commitment: "c-${account}", dueAt: "${dueAt(client, i)}" })`,
        operation: { register: `due time of c-${account}`, op: 'write', value: dueAt(client, i) },
      };
  }
}

/** Query of the registers of an account. */
const registers = (account) =>
  `{ account(ref: "${account}") { touchpoints { totalCount } commitments { totalCount } } commitment(ref: "c-${account}") { dueAt } }`;

export class Workload {
  counts = { acknowledged: 0, replayed: 0, tries: 0, refused: 0, stuck: 0, givenUp: 0, reads: 0 };
  /** Time of the last acknowledgement, and the longest time between two since `longestPause` was called. */
  #last = Date.now();
  #longest = 0;
  #acknowledged = [];
  #unknown = new Set();
  #history = [];
  #done = false;
  #writers = [];
  #follower;
  #url;
  #seed;
  #pause;
  #file;

  /**
   * url: address of GraphQL, which stays the same when the server is started again; seed: of the choices of all clients, each of which makes
   * the same ones again; pause: milliseconds between two writes of a client; history: file for the operations, as JSON lines
   */
  constructor(url, { seed, pause = 0, history }) {
    this.#url = url;
    this.#seed = Number(seed);
    this.#pause = pause;
    this.#file = history;
  }

  async start(clients) {
    const call = performance.now();
    const lines = Array.from({ length: ACCOUNTS }, (_, i) => [
      `{"type":"account","ref":"a${i}","at":"2024-01-01T00:00:00Z","name":"A"}`,
      `{"type":"commitmentMade","ref":"c-a${i}","account":"a${i}","at":"2024-01-02T00:00:00Z","title":"t","dueAt":"${FIRST_DUE}"}`,
    ]);
    await tell(this.#url.replace('/graphql', '/facts'), lines.flat().join('\n'));
    for (let i = 0; i < ACCOUNTS; i++) {
      this.#record({ register: `commitments of a${i}`, op: 'add' }, call);
      this.#record({ register: `due time of c-a${i}`, op: 'write', value: FIRST_DUE }, call);
    }
    this.#follower = follow(this.#url, TYPES);
    await this.#follower.ready;
    this.#last = Date.now();
    this.#writers = Array.from({ length: clients }, (_, i) => this.#work(i));
  }

  /** Returns the longest time without an acknowledgement since the last call, in milliseconds. */
  longestPause() {
    const longest = Math.max(this.#longest, Date.now() - this.#last);
    this.#longest = 0;
    return longest;
  }

  stop() {
    this.#done = true;
    this.#follower?.stop();
    if (this.#file) {
      writeFileSync(this.#file, this.#history.map((one) => `${JSON.stringify(one)}\n`).join(''));
    }
  }

  /** Notes an operation that began at `call` and has ended now. */
  #record(operation, call) {
    this.#history.push({ ...operation, call, end: performance.now() });
  }

  /** Writes one fact after the other, and reads in between. */
  async #work(client) {
    const random = seeded(this.#seed * 1000 + client);
    for (let i = 0; !this.#done; i++) {
      await this.#write(written(client, i), random);
      if (random() < 0.5) {
        await this.#read(`a${Math.floor(ACCOUNTS * random())}`);
      }
      await sleep(this.#pause);
    }
  }

  /** Sends a write until it is acknowledged or given up. */
  async #write({ ref, mutation, operation }, random) {
    const noted = { ...operation, call: performance.now(), end: null };
    this.#history.push(noted);
    while (!(await this.#isAcknowledged(ref, mutation))) {
      if (random() < GIVEN_UP) {
        this.counts.givenUp++;
        this.#unknown.add(ref);
        return;
      }
      await sleep(20 + 100 * random());
    }
    noted.end = performance.now();
  }

  /** Reads the registers of an account once, and returns whether there was a response; without one, nothing is known. */
  async #read(account) {
    const call = performance.now();
    const found = await ask(this.#url, registers(account)).catch(() => null);
    if (found) {
      this.counts.reads++;
      this.#record({ register: `touchpoints of ${account}`, op: 'count', value: found.account.touchpoints.totalCount }, call);
      this.#record({ register: `commitments of ${account}`, op: 'count', value: found.account.commitments.totalCount }, call);
      this.#record({ register: `due time of c-${account}`, op: 'read', value: found.commitment.dueAt }, call);
    }
    return found !== null;
  }

  async #isAcknowledged(ref, mutation) {
    this.counts.tries++;
    const answer = await Promise.race([
      ask(this.#url, `mutation { it: ${mutation} { replayed userErrors { code message } } }`).catch(() => null),
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

  /** Reads all registers at the end, so that every acknowledged write is in the history of a read after it. */
  async finish() {
    this.#done = true;
    await Promise.all(this.#writers);
    for (let i = 0; i < ACCOUNTS; i++) {
      while (!(await this.#read(`a${i}`))) {
        await sleep(100);
      }
    }
  }

  /** Checks everything; `folder` is where another Troth stores the same facts. Returns the numbers to print, and whether all are right. */
  async verify(folder) {
    const exported = await fetch(this.#url.replace('/graphql', '/facts')).then((response) => response.text());
    const stored = new Map();
    for (const line of exported.split('\n').filter(Boolean)) {
      const { ref } = JSON.parse(line);
      if (ref.startsWith('w')) {
        stored.set(ref, (stored.get(ref) ?? 0) + 1);
      }
    }
    const heard = await this.#heard(stored);
    const other = await startAlone(folder);
    await tell(other.facts, exported);
    const same = (await scores(this.#url)) === (await scores(other.url));
    const wrong = violations(this.#history);
    wrong.forEach((one, register) => console.error(`${register}: ${JSON.stringify(one)}`));
    const numbers = {
      ...this.counts,
      breaks: this.#follower.breaks,
      lost: this.#acknowledged.filter((ref) => !stored.has(ref)).length,
      twice: [...stored.values()].filter((times) => times > 1).length,
      ...heard,
      notLinearizable: wrong.size,
      scoresAsFoldedAnew: same,
    };
    const { lost, twice, unheard, heardTwice, disordered, notLinearizable } = numbers;
    return { numbers, right: same && lost + twice + unheard + heardTwice + disordered + notLinearizable === 0 };
  }

  /** Counts what the follower missed, received twice, or received before something that was acknowledged earlier. */
  async #heard(stored) {
    await until(this.#follower, stored.size);
    const heard = this.#follower.seen.map(({ ref }) => ref);
    const latest = new Map();
    // A write that was given up may be executed after the next ones.
    const known = heard.filter((ref) => !this.#unknown.has(ref));
    const disordered = known.filter((ref) => {
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
