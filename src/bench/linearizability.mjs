// Checks that a history of operations is linearizable: that each operation can have happened at one moment between its call and its
// end, so that all results are right in this order. The algorithm is that of Wing and Gong, with memory of the states that were tried.
//
//   node src/bench/linearizability.mjs FILE        one operation in each line, as crash-test.mjs --history writes them
//
// An operation: register (its name; each is checked on its own), op, value, call and end (times of one clock; an `end` of null: no response,
// so that it happened at any time after its call, or never). Operations:
//
//   write, read     of a register: a read returns the value of the last write; the first operation is a write
//   add, count      of a counter: `count` returns the number of additions
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** State after the operation; undefined if its result is wrong in this state. Every register begins with 0. */
function after(state, { op, value }) {
  switch (op) {
    case 'add':
      return state + 1;
    case 'write':
      return value;
    case 'count':
    case 'read':
      return state === value ? state : undefined;
    default:
      throw new Error(`There is no operation "${op}".`);
  }
}

const isReading = ({ op }) => op === 'read' || op === 'count';

/** Operations in the order of their calls, without those that nothing can depend on: a write without a response that was never read. */
function relevant(operations) {
  const seen = new Set(operations.filter(({ op }) => op === 'read').map(({ value }) => value));
  return operations
    .filter(({ op, value, end }) => end !== null || op === 'add' || (op === 'write' && seen.has(value)))
    .map((operation) => ({ ...operation, end: operation.end ?? Infinity }))
    .toSorted((a, b) => a.call - b.call);
}

/** Operations that can be next: no other one that is left ended before their call. */
function candidates(operations, { first, done }) {
  let earliestEnd = Infinity;
  const possible = [];
  for (let i = first; i < operations.length && operations[i].call <= earliestEnd; i++) {
    if (!done.has(i)) {
      possible.push(i);
      earliestEnd = Math.min(earliestEnd, operations[i].end);
    }
  }
  return { possible, isOver: earliestEnd === Infinity };
}

/**
 * Next states to try. A reading with the right result can be taken at once, because it changes nothing. Of equal operations only the
 * one that ends first is tried: in any right order with another one before it, the two can change their places.
 */
function steps(operations, state, possible) {
  const reading = possible.find((i) => isReading(operations[i]) && after(state, operations[i]) !== undefined);
  if (reading !== undefined) {
    return [reading];
  }
  const earliest = new Map();
  for (const i of possible.filter((one) => !isReading(operations[one]))) {
    const { op, value, end } = operations[i];
    const name = op === 'add' ? op : `${op} ${value}`;
    const other = earliest.get(name);
    if (other === undefined || end < operations[other].end) {
      earliest.set(name, i);
    }
  }
  return [...earliest.values()];
}

function taken({ first, done, state }, i, operations) {
  const next = { first, done: new Set(done).add(i), state: after(state, operations[i]) };
  while (next.done.delete(next.first)) {
    next.first++;
  }
  return next;
}

const keyOf = ({ first, done, state }) => `${first} ${[...done].sort((a, b) => a - b)} ${state}`;

/** Returns null if the operations of one register are linearizable, else those that have no place after the longest right order. */
export function violation(history) {
  const operations = relevant(history);
  const tried = new Set();
  const open = [{ first: 0, done: new Set(), state: 0 }];
  let longest = { length: -1, left: [] };
  while (open.length > 0) {
    const place = open.pop();
    const { possible, isOver } = candidates(operations, place);
    if (isOver) {
      return null;
    }
    const length = place.first + place.done.size;
    if (length > longest.length) {
      longest = { length, left: possible, state: place.state };
    }
    for (const i of steps(operations, place.state, possible)) {
      const next = taken(place, i, operations);
      const key = keyOf(next);
      if (!tried.has(key)) {
        tried.add(key);
        open.push(next);
      }
    }
  }
  return { state: longest.state, ordered: longest.length, left: longest.left.map((i) => operations[i]) };
}

/** Violations of a history, by register. */
export function violations(history) {
  const found = new Map();
  for (const register of new Set(history.map((one) => one.register))) {
    const wrong = violation(history.filter((one) => one.register === register));
    if (wrong) {
      found.set(register, wrong);
    }
  }
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lines = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean);
  const found = violations(lines.map((line) => JSON.parse(line)));
  found.forEach((wrong, register) => console.error(`${register}: ${JSON.stringify(wrong)}`));
  console.log(JSON.stringify({ operations: lines.length, notLinearizable: found.size }));
  process.exitCode = found.size > 0 ? 1 : 0;
}
