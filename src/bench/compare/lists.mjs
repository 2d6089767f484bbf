// Every list: each order, each condition of its filter, each grouping, and paging.
import { getNamedType, isInputObjectType, isLeafType, isListType } from 'graphql';
import { each } from './side.mjs';

const PAGE = 20;
const MOST_WORDS = 3; // of a list of operands
const MOST_OPERANDS = 2; // of an operator with one operand
/** Operands for properties without a value in the data. */
const OTHER = { StringFilter: 'a', StringListFilter: 'a', FloatFilter: 0.5, DateTimeFilter: '2026-06-01T00:00:00Z' };

const lists = (schema) =>
  Object.values(schema.getQueryType().getFields())
    .filter((field) => field.args.some(({ name }) => name === 'where') && field.args.some(({ name }) => name === 'orderBy'))
    .map((field) => {
      const of = (name) => getNamedType(field.args.find((argument) => argument.name === name).type);
      return { name: field.name, filter: of('where'), order: of('orderBy'), connection: getNamedType(field.type) };
    });

const node = (list) => getNamedType(list.connection.getFields().nodes.type);

/** Reads some values of each property of a list. */
async function values(side, list) {
  const plain = Object.values(node(list).getFields()).filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0);
  const names = plain.map(({ name }) => name);
  const data = await side.data(`{ ${list.name}(first: 50, orderBy: [{ field: REF }]) { nodes { ${names.join(' ')} } } }`);
  const occurring = (name) => [...new Set(data[list.name].nodes.flatMap((one) => one[name]).filter((value) => value !== null))];
  return Object.fromEntries(names.map((name) => [name, occurring(name).slice(0, MOST_WORDS)]));
}

/** Lists the conditions on one property: each operator of its filter, with values of the data. Segments are added by `filters`. */
function conditions(field, occurring, list) {
  const type = getNamedType(field.type);
  const some = occurring[field.name] ?? [];
  if (type.name === 'String') {
    return [String((occurring.name ?? occurring.title ?? occurring.summary ?? occurring.text ?? ['north'])[0] ?? 'north').split(' ')[0]];
  }
  if (!isInputObjectType(type) || type === list.filter) {
    return [];
  }
  const names = Object.keys(type.getFields());
  return names.includes('some') ? related(type) : names.includes('and') ? ofRecord(type) : operators(type, some);
}

/** Lists conditions on related records: some, every, none. */
function related(type) {
  return Object.values(type.getFields()).flatMap(({ name, type: inner }) =>
    ofRecord(getNamedType(inner)).map((condition) => ({ [name]: condition })),
  );
}

/** Lists two simple conditions on a record. */
function ofRecord(type) {
  const simple = Object.values(type.getFields()).find((field) => getNamedType(field.type).name === 'StringFilter');
  return [{}, { [simple.name]: { isNull: false } }];
}

/** Lists each operator of a filter with every word of its enumeration, or otherwise with values of the data. */
function operators(type, some) {
  return Object.values(type.getFields()).flatMap((operator) => {
    if (getNamedType(operator.type).name === 'Boolean') {
      return [{ [operator.name]: true }, { [operator.name]: false }];
    }
    const words = getNamedType(operator.type).getValues?.().map(({ name }) => name);
    const given = words ?? (some.length > 0 ? some : [OTHER[type.name]]);
    return isListType(operator.type) || isListType(operator.type.ofType)
      ? [{ [operator.name]: given }, { [operator.name]: [] }]
      : given.slice(0, words ? Infinity : MOST_OPERANDS).flatMap((value) => single(type, operator, value));
  });
}

/** Operands of an operator with one operand: a part of a text, an instant that may be relative. */
function single(type, operator, value) {
  const part = typeof value === 'string' && /contains|startsWith/.test(operator.name) ? value.slice(0, 4).toLowerCase() : value;
  return [{ [operator.name]: part }, ...(type.name === 'DateTimeFilter' ? [{ [operator.name]: '-P180D' }] : [])];
}

/** Lists every condition of a filter, and some combinations. */
function filters(side, list, occurring) {
  const fields = Object.values(list.filter.getFields());
  const all = fields.flatMap((field) => conditions(field, occurring, list).map((value) => ({ [field.name]: value })));
  const [one, other] = [all[0], all.at(-1)];
  const combined = [{ and: [one, other] }, { or: [one, other] }, { not: one }, { and: [] }, { or: [] }, {}];
  const segment = fields.some(({ name }) => name === 'segment') ? [{ segment: side.fixtures.segment }] : [];
  return [...all, ...combined, ...segment];
}

function orders(list) {
  const fields = getNamedType(list.order.getFields().field.type).getValues();
  return fields.flatMap(({ name }) =>
    ['ASC', 'DESC'].flatMap((direction) => ['FIRST', 'LAST'].map((nulls) => [{ field: name, direction, nulls }])),
  );
}

async function pages(side, seen, list) {
  const query = `query($after: String, $orderBy: [${list.order.name}!]) { ${list.name}(first: 3, after: $after, orderBy: $orderBy) {
    totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  const keys = getNamedType(list.order.getFields().field.type).getValues().slice(0, 2).map(({ name }) => ({ field: name }));
  let after = null;
  for (let page = 0; page < 4; page++) {
    const answer = await side.ask(query, { after, orderBy: keys });
    seen.graphql(`${list.name}: page ${page} by ${JSON.stringify(keys)}`, answer);
    after = answer.data[list.name].pageInfo.endCursor;
  }
  seen.graphql(`${list.name}: cursor of another order`, await side.ask(query, { after, orderBy: [] }));
}

async function groups(side, seen, list) {
  const groupBy = list.connection.getFields().aggregates?.args.find(({ name }) => name === 'groupBy');
  const numbers = 'count numbers { property count minimum maximum mean sum }';
  const words = groupBy ? getNamedType(groupBy.type).getValues().map(({ name }) => `(groupBy: ${name})`) : [];
  for (const call of ['', ...words]) {
    const answer = await side.ask(`{ ${list.name}(first: 1) { aggregates${call} { ${numbers} groups { value ${numbers} } } } }`);
    seen.graphql(`${list.name}: aggregates${call}`, answer);
  }
}

/** Compares everything that lists accept. */
export async function everyList(side, seen) {
  for (const list of lists(side.schema)) {
    const occurring = await values(side, list);
    const ask = `query($where: ${list.filter.name}, $orderBy: [${list.order.name}!]) {
      ${list.name}(first: ${PAGE}, where: $where, orderBy: $orderBy) { totalCount nodes { id ref } } }`;
    const variables = [...filters(side, list, occurring).map((where) => ({ where })), ...orders(list).map((orderBy) => ({ orderBy }))];
    const answers = await each(variables, (one) => side.ask(ask, one));
    answers.forEach((answer, i) => {
      const label = `${list.name} ${JSON.stringify(variables[i])}`;
      seen.graphql(label, answer);
      seen.check(`${label} succeeds`, !answer.errors, answer.errors);
    });
    await pages(side, seen, list);
    await groups(side, seen, list);
  }
}
