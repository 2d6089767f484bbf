// Queries generated from the served schema: every field of every type, and every word of every enumeration of an argument.
import { getNamedType, isEnumType } from 'graphql';
import { reachable, selected } from './selections.mjs';
import { each } from './side.mjs';

const ACCOUNTS = ['summit', 'granite', 'northwind', 'vega', 'nova', 'drift'];
const THEN = '2026-03-01T00:00:00Z';
const MANY = 4;

const text = (value) => JSON.stringify(value);

/** Reads the first few records of each list. */
async function samples(side, schema) {
  const lists = Object.values(schema.getQueryType().getFields()).filter((field) => field.args.some(({ name }) => name === 'where'));
  const found = {};
  for (const { name } of lists) {
    found[name] = (await side.data(`{ ${name}(first: ${MANY}, orderBy: [{ field: REF }]) { nodes { id ref } } }`))[name].nodes;
  }
  return found;
}

/** Looks up each record that was read in a list. */
function lookups(schema, found) {
  const fields = Object.values(schema.getQueryType().getFields());
  return fields
    .filter(({ name, args }) => name !== 'account' && args.some((argument) => argument.name === 'ref'))
    .map((field) => {
      const list = fields.find(({ type }) => getNamedType(type).name === `${getNamedType(field.type).name}Connection`);
      return [field.name, (found[list?.name] ?? []).map(({ ref }) => `(ref: ${text(ref)})`)];
    });
}

/** Arguments for the fields of Query; a field that is not listed takes its required arguments only. */
function entries(side, found) {
  const { segment, backtest, job, model } = side.fixtures;
  const step = '{ recordTouchpoint: { account: "granite", channel: CALL, direction: OUT } }';
  const ids = Object.values(found).flatMap((nodes) => nodes.map(({ id }) => id));
  return {
    account: [...ACCOUNTS.map((ref) => `(ref: ${text(ref)})`), `(ref: "summit", asOf: ${text(THEN)})`, `(ref: "summit", knownAt: ${text(THEN)})`],
    ...Object.fromEntries(lookups(side.schema, found)),
    backtest: [`(id: ${text(backtest)})`],
    job: [`(id: ${text(job)})`],
    segment: [`(id: ${text(segment)})`],
    model: ['', `(version: ${text(model)})`],
    member: ['dana', 'ines', 'noor'].map((ref) => `(ref: ${text(ref)})`),
    members: ['(first: 5)', `(first: 5, asOf: ${text(THEN)})`],
    memberActions: ['dana', 'ines'].map((ref) => `(member: ${text(ref)}, first: 20)`),
    outcomes: ['(groupBy: STANDING)'],
    node: ids.map((id) => `(id: ${text(id)})`),
    nodes: [`(ids: ${text(ids.slice(0, 1))})`],
    simulate: [`(account: "granite", scenarios: [{ name: "talk", steps: [${step}] }])`],
    checkDraft: ['(input: { text: "You must pay ASAP, this is unacceptable!!" })', '(input: { text: "Thank you. We come on Monday.", agreed: "Monday", mainIssue: "It stops", options: ["Monday", "Tuesday"], owner: "dana", urgency: HIGH, dueAt: "2026-11-23T09:00:00Z", timeZone: "Asia/Tokyo" })'],
    checkCommitment: ['(input: { account: "summit", dueAt: "2026-12-20T09:00:00Z", madeBy: "dana" })'],
    nextBestActions: ['(owner: "dana", first: 5)', `(segment: ${text(segment)}, first: 5)`],
    revenueAtRisk: ['', '(owner: "dana", days: 365)'],
  };
}

/** Builds all queries. */
function queries(side, found) {
  const { schema, selections } = side;
  const ways = entries(side, found);
  const root = schema.getQueryType();
  const all = [];
  for (const field of Object.values(root.getFields())) {
    const type = getNamedType(field.type);
    const calls = ways[field.name]?.map((way) => field.name + way) ?? [selections.call(root, field)];
    if (type.getFields && calls[0]) {
      all.push(`{ ${calls[0]} { ${selections.all(type, 2)} } }`); // within the limit of complexity, where deeper ones are not
    }
    for (const call of calls.filter(Boolean)) {
      all.push(...(type.getFields ? selections.split(type).map((inner) => `{ ${call} { ${inner} } }`) : [`{ ${call} }`]));
    }
  }
  return [...all, ...words(selections, schema)];
}

/** Builds one query for each word of each enumeration, such as each score, for the fields of Query and Account. */
function words(selections, schema) {
  const query = schema.getQueryType();
  const ofQuery = Object.values(query.getFields()).flatMap((field) => selections.words(query, field).map((one) => `{ ${one} }`));
  const account = schema.getType('Account');
  const ofAccount = Object.values(account.getFields())
    .filter((field) => field.args.some((argument) => isEnumType(getNamedType(argument.type))))
    .flatMap((field) => selections.words(account, field).map((one) => `{ account(ref: "summit") { ${one} } }`));
  return [...ofQuery, ...ofAccount];
}

/** Some generated queries ask for more than a request may; their refusals are compared, and their fields answered by other queries. */
const isTooComplex = ({ errors }) => errors.every(({ extensions }) => extensions?.code === 'COMPLEXITY_LIMIT');

/** Runs all queries and checks that every reachable field was answered. */
export async function generated(side, seen) {
  const all = queries(side, await samples(side, side.schema));
  const audits = all.filter((query) => query.includes('auditEntries')); // before requests at the same time, which are audited
  const alone = await each(audits, (query) => side.ask(query), 1);
  const answers = await each(all, (query) => (audits.includes(query) ? alone[audits.indexOf(query)] : side.ask(query)));
  answers.forEach((answer, i) => {
    const label = all[i].replaceAll(/\s+/g, ' ').slice(0, 160);
    seen.graphql(label, answer);
    seen.check(`${label} succeeds`, !answer.errors || isTooComplex(answer), answer.errors);
  });
  const got = selected(side.schema, all.filter((_, i) => !answers[i].errors));
  const missing = [...reachable(side.schema, side.schema.getQueryType())].filter((field) => !got.has(field));
  seen.check('every field of every type is answered', missing.length === 0, missing);
}
