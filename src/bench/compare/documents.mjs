// Operations of the documentation and of the client, sent as a frontend sends them.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Kind, parse, print, separateOperations } from 'graphql';
import { ROOT } from '../contenders.mjs';
import { each } from './side.mjs';

/** Values of the variables of those operations in the demo workspace; an operation runs once for each value. */
const VARIABLES = {
  ref: ['summit', 'granite', 'northwind'],
  account: ['summit'],
  member: ['dana'],
  owner: ['dana'],
  person: ['summit/omar'],
  leaver: ['summit/omar'],
  first: [10],
};
const FOLDERS = ['src/docs/examples', 'src/client/operations'];

const files = (folder, end) =>
  readdirSync(join(ROOT, folder), { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => name.endsWith(end))
    .sort();

/** Splits a text into its operations, each with the fragments that it uses and a label. */
function operationsOf(source, text) {
  return Object.values(separateOperations(parse(text))).map((document) => {
    const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
    const label = `${source} ${operation.name?.value ?? ''}`.trim();
    return { label, text: print(document), operation, kind: operation.operation };
  });
}

/** Reads all operations. The files of a folder share their fragments; each block of a page is a document by itself. */
export function operations() {
  const shipped = FOLDERS.flatMap((folder) =>
    operationsOf(folder, files(folder, '.graphql').map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n')),
  );
  const pages = ['README.md', ...files('src/docs', '.md')];
  const blocks = pages.flatMap((page) =>
    [...readFileSync(join(ROOT, page), 'utf8').matchAll(/```graphql\n(.*?)```/gs)].flatMap(([, text], i) =>
      operationsOf(`${relative('.', page)} block ${i + 1}`, text),
    ),
  );
  return [...shipped, ...blocks];
}

/** Lists the variables to send, one object for each run. */
function variables(operation, ids) {
  const names = (operation.variableDefinitions ?? []).map((one) => one.variable.name.value);
  const known = { ...VARIABLES, ids: [ids] };
  const rounds = Math.max(1, ...names.map((name) => known[name]?.length ?? 1));
  return Array.from({ length: rounds }, (_, round) =>
    Object.fromEntries(names.filter((name) => known[name]).map((name) => [name, known[name][round % known[name].length]])),
  );
}

/** Runs every query of the documentation and of the client; none may fail. */
export async function documents(side, seen) {
  const { accounts, commitments } = await side.data('{ accounts(first: 3) { nodes { id } } commitments(first: 3) { nodes { id } } }');
  const ids = [...accounts.nodes, ...commitments.nodes].map(({ id }) => id);
  const queries = operations().filter(({ kind }) => kind === 'query');
  const asked = queries.flatMap((one) => variables(one.operation, ids).map((values) => ({ ...one, values })));
  const answers = await each(asked, ({ text, values }) => side.ask(text, values));
  answers.forEach((answer, i) => {
    const label = `${asked[i].label} ${JSON.stringify(asked[i].values).slice(0, 80)}`;
    seen.graphql(label, answer);
    seen.check(`${label} succeeds`, !answer.errors, answer.errors);
  });
}

/** Inputs of the mutations of the client, by the name of the operation. */
const INPUTS = {
  MakeCommitment: { account: 'granite', ref: 'doc-1', title: 'From the documents', dueAt: '2026-12-01T09:00:00Z' },
  KeepCommitment: { commitment: 'doc-1' },
  RecordTouchpoint: { account: 'granite', ref: 'doc-2', channel: 'CALL', direction: 'OUT', summary: 'From the documents' },
};

/** Runs every mutation of the documentation and of the client; none may fail. */
export async function documentedMutations(side, seen) {
  for (const { label, text, operation } of operations().filter(({ kind }) => kind === 'mutation')) {
    const input = INPUTS[operation.name?.value];
    const answer = await side.ask(text, input ? { input } : {});
    seen.graphql(label, answer);
    seen.check(`${label} succeeds`, !answer.errors, answer.errors);
  }
}
