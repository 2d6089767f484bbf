// Mutations that append facts: simulation, conflict, execution, retry, rejection, and the fact in the exported ledger.
import { getNamedType } from 'graphql';
import { MUTATIONS, REFERENCED, REJECTED } from './mutations.mjs';

const BEGIN = Date.parse('2026-11-10T00:00:00Z');
const HOUR = 3_600_000;
const ERRORS = 'userErrors { code path message }';

const inputType = (mutation) => `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;

/** Builds a mutation that selects its whole payload. */
function all({ schema, selections }, mutation) {
  const payload = getNamedType(schema.getMutationType().getFields()[mutation].type);
  return `mutation($input: ${inputType(mutation)}!) { ${mutation}(input: $input) { ${selections.all(payload, 2)} } }`;
}

const brief = (mutation) => `mutation($input: ${inputType(mutation)}!) { ${mutation}(input: $input) { replayed ${ERRORS} } }`;

/** Simulates the mutation, if scenarios accept it. */
async function simulate(side, seen, mutation, input) {
  const steps = side.schema.getType('HypotheticalInput').getFields();
  if (mutation in steps) {
    const scenarios = [{ name: 'if', steps: [{ [mutation]: input }] }];
    const query = `query($scenarios: [ScenarioInput!]!) { simulate(account: "cmp", scenarios: $scenarios) { scenarios { facts impact {
      after { trust { score { value } credibility { value } connection { value } } churnRisk { horizons { days probability } } } } } } }`;
    seen.graphql(`simulate ${mutation}`, await side.ask(query, { scenarios }));
  }
}

/** Executes a mutation with a stale version, then for real, then twice more under the same key. */
async function write(side, seen, mutation, input) {
  const conflict = await side.ask(brief(mutation), { input: { ...input, idempotencyKey: `${input.idempotencyKey}-late`, expectedVersion: 999 } });
  seen.graphql(`${mutation}: stale expectedVersion`, conflict);
  const code = conflict.data?.[mutation].userErrors[0]?.code;
  seen.check(`${mutation}: stale expectedVersion gives CONFLICT`, code === 'CONFLICT', code);
  const answer = await side.ask(all(side, mutation), { input });
  seen.graphql(mutation, answer);
  seen.check(`${mutation} succeeds`, !answer.errors && answer.data[mutation].userErrors.length === 0, answer.errors ?? answer.data);
  const again = await side.ask(brief(mutation), { input });
  seen.check(`${mutation}: retry is replayed`, again.data?.[mutation].replayed === true, again.data);
  const other = await side.ask(brief(mutation), { input: { ...input, note: 'Another' } });
  const reused = other.data?.[mutation].userErrors[0]?.code;
  seen.check(`${mutation}: reused idempotencyKey is rejected`, reused === 'IDEMPOTENCY_KEY_REUSED', other.data);
}

/** Checks that the fields common to all mutations arrived in the ledger. */
async function inLedger(side, seen, mutation, input) {
  const lines = (await side.ledger()).map((line) => JSON.parse(line)).filter(({ ref }) => ref === input.ref);
  seen.check(`${mutation}: one fact in the ledger`, lines.length === 1, lines);
  for (const name of ['at', 'by', 'note']) {
    seen.check(`${mutation}: ${name} in the ledger`, lines[0]?.[name] === input[name], lines[0]);
  }
}

/** Compares every mutation that appends a fact. */
export async function factMutations(side, seen) {
  seen.value('referenced facts', (await side.facts(REFERENCED)).seen);
  const written = [];
  for (const [i, [mutation, said]] of MUTATIONS.entries()) {
    const at = new Date(BEGIN + i * HOUR).toISOString().replace('.000Z', 'Z');
    const input = { ref: `cmp-m${i}`, at, by: 'dana', note: 'Entered by hand', ...said };
    await simulate(side, seen, mutation, input);
    const whole = { ...input, idempotencyKey: `key-${i}` };
    await write(side, seen, mutation, whole);
    written.push([mutation, whole]);
  }
  for (const [mutation, input] of written) {
    await inLedger(side, seen, mutation, input);
  }
  for (const [mutation, input, code] of REJECTED) {
    const answer = await side.ask(brief(mutation), { input: { ref: 'cmp-rejected', ...input } });
    seen.graphql(`${mutation} ${JSON.stringify(input)}`, answer);
    seen.check(`${mutation} ${JSON.stringify(input)} is rejected`, answer.data?.[mutation].userErrors[0]?.code === code, answer.data ?? answer.errors);
  }
  seen.value('ledger after the mutations', await side.exactLedger('?account=cmp&account=cmp2'));
}

/** Compares null against absent fields, and optimistic locking. */
export async function versions(side, seen) {
  const read = async () => (await side.data('{ account(ref: "cmp2") { version } }')).account.version;
  const version = await read();
  const change = (input) => side.ask(`mutation($input: UpdateAccountInput!) { updateAccount(input: $input) { account { name tier industry version } ${ERRORS} } }`, { input: { account: 'cmp2', ...input } });
  const first = await change({ tier: null, expectedVersion: version, ref: 'cmp-v1' });
  seen.graphql('clear a value by null', first);
  seen.check('null clears a value', first.data?.updateAccount.account?.tier === null, first.data);
  const late = await change({ tier: 'C', expectedVersion: version, ref: 'cmp-v2' });
  seen.graphql('outdated version', late);
  seen.check('outdated version gives CONFLICT', late.data?.updateAccount.userErrors[0]?.code === 'CONFLICT', late.data);
  seen.check('version counts changes', (await read()) === version + 1);
}

/** Compares the mutations of segments. */
export async function segments(side, seen) {
  const segment = 'segment { id name filter version createdAt } ' + ERRORS;
  const change = async (mutation, input) => {
    const answer = await side.ask(`mutation($input: ${inputType(mutation)}!) { ${mutation}(input: $input) { ${segment} } }`, { input });
    seen.graphql(`${mutation} ${JSON.stringify(input).replace(/seg_\w+/, '…')}`, answer);
    return answer.data?.[mutation].segment;
  };
  const { id } = await change('createSegment', { name: 'Vendors', filter: { standing: { eq: 'VENDOR' }, or: [{ tier: { eq: 'A' } }, { owner: { isNull: true } }] } });
  const version = (await change('updateSegment', { id, name: 'All vendors', filter: { standing: { eq: 'VENDOR' } }, expectedVersion: 1 }))?.version;
  seen.graphql('list filtered by segment', await side.ask('query($id: ID) { accounts(first: 100, where: { segment: $id }, orderBy: [{ field: REF }]) { totalCount nodes { ref } } }', { id }));
  await change('updateSegment', { id, name: 'Late', expectedVersion: 1 });
  await change('createSegment', { name: 'Within itself', filter: { segment: id } });
  await change('deleteSegment', { id, expectedVersion: 1 });
  await change('deleteSegment', { id, expectedVersion: version });
  await change('deleteSegment', { id });
  seen.graphql('segments', await side.ask('{ segments { name filter version } }'));
}

/** Checks that every mutation was sent, with every field of its input. */
export async function coverage(side, seen) {
  const missing = side.coverage.missing();
  seen.check('every mutation and every field of its input was sent', missing.length === 0, missing);
}
