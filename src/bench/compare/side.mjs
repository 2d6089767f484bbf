// One of the two programs under comparison, and an HTTP client of its nodes.
import { Agent, request } from 'undici';
import { launch } from '../contenders.mjs';
import { stop } from '../processes.mjs';
import { parseExact } from './values.mjs';

/** The clock of all nodes stands still here: the last day of the demo story. */
export const CLOCK = '2026-11-22T09:00:00Z';
const LONGEST = 60_000;
/** Limits that a machine under load would exceed: the answer would depend on its speed. */
const UNHURRIED = { TROTH_GRAPHQL_LIMITS_EXECUTION: '60s', TROTH_DATABASE_STATEMENT_TIMEOUT: '60s' };
// Headers that differ from answer to answer, or depend on how a body was sent.
const IGNORED = new Set(['date', 'last-modified', 'content-length', 'transfer-encoding', 'x-request-id', 'connection', 'keep-alive']);
const agent = new Agent({ connections: 8, headersTimeout: LONGEST, bodyTimeout: LONGEST, keepAliveTimeout: 1000 });

const isReady = (base) => fetch(`${base}/q/health/ready`).then(({ status }) => status === 200, () => false);

export class Side {
  #aliases = new Map();

  /** @param database name of the database of this side, in the server that both sides share */
  constructor(name, program, database) {
    this.name = name;
    this.program = program;
    this.database = database;
  }

  /** Replaces a text of this side, such as an address with a port, by an alias in everything that is compared. */
  alias(text, alias) {
    this.#aliases.set(text, alias);
  }

  /** Starts a node on a database, by default the one of this side. */
  async start(server, { name = this.database, env = {} } = {}) {
    const node = { output: '' };
    const launched = await launch({
      program: this.program,
      database: server.port,
      name,
      flags: ['-Xmx512m'],
      ready: isReady,
      heard: (text) => (node.output += text),
      env: { TROTH_DEMO_CLOCK: CLOCK, ...UNHURRIED, ...env },
    });
    return Object.assign(node, launched);
  }

  /** Sends all further requests to this node. */
  use(node) {
    this.node = node;
    this.alias(node.base.replace('http://', ''), '{node}');
  }

  /** Stops the current node by SIGTERM and returns its exit code. */
  async stop() {
    await stop(this.node.process);
    return this.node.process.exitCode ?? this.node.process.signalCode;
  }

  get base() {
    return this.node.base;
  }

  /** Sends a request; `seen` is comparable, `text` is the body as it came. */
  async http(method, path, { headers = {}, body, authorization = this.authorization } = {}) {
    const all = { ...(authorization && { authorization: `Bearer ${authorization}` }), ...headers };
    const answer = await request(this.base + path, { method, headers: all, body, dispatcher: agent });
    const text = await answer.body.text();
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text,
      seen: { status: answer.statusCode, headers: this.#headers(answer.headers), body: this.exact(text, answer.headers['content-type']) },
    };
  }

  #headers(headers) {
    const kept = Object.entries(headers).filter(([name]) => !IGNORED.has(name));
    return Object.fromEntries(kept.map(([name, value]) => [name, this.#aliased(String(value))]).sort());
  }

  #aliased(text) {
    let aliased = text;
    for (const [own, alias] of this.#aliases) {
      aliased = aliased.replaceAll(own, alias);
    }
    return aliased;
  }

  /** Makes a body comparable: JSON as its values, JSON Lines as a list of them, other text as its lines. */
  exact(text, contentType = 'application/json') {
    const own = this.#aliased(text);
    if (contentType.includes('ndjson')) {
      return own.split('\n').filter(Boolean).map(parseExact);
    }
    return contentType.includes('json') && own ? this.withoutExtensions(parseExact(own)) : own.split(/\r?\n/);
  }

  /** Drops the request id and the cost from a GraphQL answer. */
  withoutExtensions(answer) {
    if (answer && typeof answer === 'object' && ('data' in answer || 'errors' in answer)) {
      const { extensions, ...rest } = answer;
      for (const error of Array.isArray(rest.errors) ? rest.errors : []) {
        delete error.extensions?.requestId;
      }
      return rest;
    }
    return answer;
  }

  /** Sends a GraphQL operation. */
  async ask(query, variables = {}, options = {}) {
    this.coverage?.note(query, variables);
    const answer = await this.http('POST', '/graphql', {
      ...options,
      headers: { 'content-type': 'application/json', ...options.headers },
      body: JSON.stringify({ query, variables }),
    });
    const parsed = JSON.parse(answer.text);
    return { seen: answer.seen, status: answer.status, data: parsed.data, errors: parsed.errors };
  }

  /** Sends a GraphQL operation and returns its data; an error aborts the scenario. */
  async data(query, variables = {}, options = {}) {
    const answer = await this.ask(query, variables, options);
    if (answer.errors || !answer.data) {
      throw new Error(`${query.slice(0, 200)}: ${JSON.stringify(answer.errors).slice(0, 500)}`);
    }
    return answer.data;
  }

  /** Posts facts: lines, objects, or the bytes of a file. */
  facts(lines, parameters = '', options = {}) {
    return this.http('POST', `/facts${parameters}`, {
      ...options,
      headers: { 'content-type': 'application/x-ndjson' },
      body: Array.isArray(lines) ? lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n') : lines,
    });
  }

  /** Returns exported facts as lines, sorted: accounts come in the order of random ids. */
  async ledger(parameters = '') {
    const { text } = await this.http('GET', `/facts${parameters}`);
    return text.split('\n').filter(Boolean).sort();
  }

  /** Returns exported facts in comparable form. */
  async exactLedger(parameters = '') {
    return (await this.ledger(parameters)).map((line) => this.exact(line));
  }
}

/** Polls until a condition returns something truthy, and returns it. */
export async function until(condition, name, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await condition();
    if (found) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`Timeout after ${seconds} s: ${name}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Maps items concurrently; results keep the order of the items. */
export async function each(items, work, concurrency = 4) {
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const mine = next++;
      results[mine] = await work(items[mine], mine);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker));
  return results;
}
