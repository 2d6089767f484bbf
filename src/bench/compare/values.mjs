// Exact comparison of two answers. Random ids and secrets must correspond one to one, instants of the wall clock must both lie in
// this run, and everything else must be equal.

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const NUMBER = '\u0000'; // prefix of a number, which keeps 1 and "1" apart

const RANDOM = new RegExp(
  [
    '[a-z]{2,4}_[0-9a-hjkmnp-tv-z]{26}', // global id
    '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', // UUID
    'whsec_[A-Za-z0-9+/]{43}=', // secret of a webhook
    'troth_[A-Za-z0-9_-]{43}', // secret of an API key
    'troth_[A-Za-z0-9_-]{8}(?![A-Za-z0-9_-])', // prefix of such a secret
    '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?Z', // instant
  ].join('|'),
  'g',
);
const INSTANT = /^\d{4}-\d\d-\d\dT/;
const MINUTE = 60_000;
const MOST_SHOWN = 300; // characters
const began = Date.now();

/** Replaces random texts, which differ between the sides. */
export const withoutRandom = (text) => text.replaceAll(RANDOM, '…');

/** Parses JSON and keeps the text of its numbers: 1.0 differs from 1, and no digit is lost. */
export function parseExact(text) {
  return JSON.parse(text.replace(STRING_OR_NUMBER, (found) => (found[0] === '"' ? found : `"\\u0000${found}"`)));
}

/** Formats a value for a message. */
export const shown = (value) => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.replaceAll(/"\\u0000([^"]*)"/g, '$1').slice(0, MOST_SHOWN);
};

/** One-to-one mapping of the random texts of the left side to those of the right side. */
export class Pairs {
  #forward = new Map();
  #backward = new Map();

  /** Returns whether two random texts correspond; the first occurrence of both makes them a pair. */
  match(left, right) {
    if (INSTANT.test(left) && INSTANT.test(right)) {
      return left === right || (isNow(left) && isNow(right));
    }
    if (!this.#forward.has(left) && !this.#backward.has(right)) {
      this.#forward.set(left, right);
      this.#backward.set(right, left);
    }
    return this.#forward.get(left) === right && this.#backward.get(right) === left;
  }
}

/** Returns whether an instant lies in this run: the database reads the wall clock, which does not stand still. */
const isNow = (instant) => {
  const at = Date.parse(instant);
  return at > began - MINUTE && at < Date.now() + MINUTE;
};

/** Splits a text into its random and its fixed parts. */
function parts(text) {
  return { random: text.match(RANDOM) ?? [], fixed: text.split(RANDOM) };
}

/** Decodes a cursor, whose JSON may contain random ids; null for any other text. */
function decoded(text) {
  if (!/^[A-Za-z0-9_-]{8,}$/.test(text)) {
    return null;
  }
  const inside = Buffer.from(text, 'base64url').toString('utf8');
  return inside.startsWith('[') && inside.endsWith(']') ? inside : null;
}

function isSameText(left, right, pairs) {
  const one = parts(left);
  const other = parts(right);
  if (one.random.length === other.random.length && one.fixed.every((text, i) => text === other.fixed[i])) {
    return one.random.every((text, i) => pairs.match(text, other.random[i]));
  }
  const inside = [decoded(left), decoded(right)];
  return inside[0] !== null && inside[1] !== null && isSameText(inside[0], inside[1], pairs);
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * Lists the differences of two values, each with its path and both values.
 *
 * @param ordered whether the order of the fields of an object counts, as it does in GraphQL
 */
export function differences(left, right, pairs, ordered = false, path = '', found = []) {
  if (Array.isArray(left) && Array.isArray(right)) {
    if (left.length !== right.length) {
      found.push({ path: `${path}.length`, left: left.length, right: right.length });
    }
    for (let i = 0; i < Math.min(left.length, right.length); i++) {
      differences(left[i], right[i], pairs, ordered, `${path}[${i}]`, found);
    }
  } else if (isObject(left) && isObject(right)) {
    const names = [Object.keys(left), Object.keys(right)];
    if (ordered && names[0].join() !== names[1].join()) {
      found.push({ path: `${path} (order of fields)`, left: names[0].join(), right: names[1].join() });
    }
    for (const name of new Set([...names[0], ...names[1]])) {
      differences(left[name], right[name], pairs, ordered, path ? `${path}.${name}` : name, found);
    }
  } else if (typeof left === 'string' && typeof right === 'string') {
    if (!isSameText(left, right, pairs)) {
      found.push({ path, left, right });
    }
  } else if (left !== right) {
    found.push({ path, left, right });
  }
  return found;
}
