// Tests of the checker: right histories pass, and those with one wrong result do not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violation, violations } from './linearizability.mjs';
import { seeded } from './random.mjs';

const SEEDS = Array.from({ length: 300 }, (_, seed) => seed);
const at = (call, end, op, value) => ({ register: 'x', op, value, call, end });

/** Operations of some clients, each of which happens at a random moment between its call and its end; some get no response. */
function history(seed, { kinds, clients = 4, each = 6 }) {
  const random = seeded(seed);
  const operations = [at(0, 1, ...(kinds[0] === 'write' ? ['write', 'first'] : ['add']))];
  operations[0].moment = 0.5;
  for (let client = 0; client < clients; client++) {
    let time = 1 + random();
    for (let i = 0; i < each; i++) {
      const call = time;
      const end = call + 3 * random();
      const isUnknown = random() < 0.1;
      const never = isUnknown && random() < 0.5;
      const moment = never ? Infinity : isUnknown ? call + 8 * random() : call + (end - call) * random();
      const op = kinds[random() < 0.5 ? 0 : 1];
      const value = op === 'write' ? `${client}-${i}` : undefined;
      operations.push({ ...at(call, isUnknown ? null : end, op, value), moment });
      time = end + 0.5 * random();
    }
  }
  let state = 0;
  for (const one of operations.toSorted((a, b) => a.moment - b.moment).filter(({ moment }) => moment < Infinity)) {
    if (one.op === 'write') {
      state = one.value;
    } else if (one.op === 'add') {
      state++;
    } else {
      one.value = state;
    }
  }
  return operations.filter(({ op, end }) => end !== null || op === 'add' || op === 'write');
}

/** Whether some order of all operations and some of the unknown ones is right: every order is tried. */
function hasOrder(left, state = 0) {
  if (left.every(({ end }) => end === null)) {
    return true;
  }
  return left.some((one) => {
    const others = left.filter((other) => other !== one);
    if (others.some(({ end }) => end !== null && end < one.call)) {
      return false;
    }
    const wrong = (one.op === 'read' || one.op === 'count') && one.value !== state;
    return !wrong && hasOrder(others, one.op === 'add' ? state + 1 : one.op === 'write' ? one.value : state);
  });
}

for (const kinds of [['write', 'read'], ['add', 'count']]) {
  test(`right histories of ${kinds} are accepted`, () => {
    for (const seed of SEEDS) {
      assert.equal(violation(history(seed, { kinds })), null, `seed ${seed}`);
    }
  });

  test(`changed histories of ${kinds} are accepted if and only if some order is right`, () => {
    const accepted = { true: 0, false: 0 };
    for (const seed of SEEDS) {
      const random = seeded(seed + 1_000_000);
      const operations = history(seed, { kinds, clients: 3, each: 2 });
      const readings = operations.filter(({ op }) => op === kinds[1]);
      const wrong = readings[Math.floor(random() * readings.length)];
      if (wrong) {
        wrong.value = operations[Math.floor(random() * operations.length)].value ?? wrong.value - 1;
      }
      const right = hasOrder(operations);
      accepted[right]++;
      assert.equal(violation(operations) === null, right, `seed ${seed}`);
    }
    assert.ok(accepted.true > 20 && accepted.false > 20, JSON.stringify(accepted));
  });
}

test('stale read is rejected', () => {
  const operations = [at(0, 1, 'write', 'a'), at(2, 3, 'write', 'b'), at(4, 5, 'read', 'a')];
  assert.deepEqual(violation(operations).left.map(({ op, value }) => `${op} ${value}`), ['read a']);
});

test('lost acknowledged addition is rejected, one without a response is not', () => {
  const lost = (end) => [at(0, 1, 'add'), at(2, end, 'add'), at(4, 5, 'count', 1)];
  assert.notEqual(violation(lost(3)), null);
  assert.equal(violation(lost(null)), null);
});

test('value that is seen, and then no more, is rejected', () => {
  const operations = [at(0, 1, 'write', 'a'), at(2, null, 'write', 'b'), at(3, 4, 'read', 'b'), at(5, 6, 'read', 'a')];
  assert.notEqual(violation(operations), null);
});

test('registers are checked separately', () => {
  const wrong = [at(0, 1, 'add'), at(2, 3, 'count', 0)];
  const right = [at(0, 1, 'add'), at(2, 3, 'count', 1)].map((one) => ({ ...one, register: 'y' }));
  assert.deepEqual([...violations([...wrong, ...right]).keys()], ['x']);
});

test('long history is checked within seconds', () => {
  const operations = history(1, { kinds: ['write', 'read'], clients: 8, each: 500 });
  assert.equal(violation(operations), null);
});
