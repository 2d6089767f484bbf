import { element, until } from './dom.js';
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { facts, graphqlUrl, unique } from '../../test/server.js';
import { App as Apollo } from '../apollo.js';
import { accounts, send } from '../fetch.js';
import { App as Relay } from '../RelayPortfolio.js';
import { reasons } from '../tada.js';
import { App as Urql } from '../urql.js';
import { app as vue } from '../vue.js';
import { PortfolioDocument } from '../../src/index.js';

const ref = unique('recipe');
const promises = ['urql', 'apollo', 'vue'].map((name) => `${name} ${ref}`);

before(() => {
  const due = new Date(Date.now() + 60_000).toISOString();
  const at = new Date(Date.now() - 60_000).toISOString();
  return facts([
    { type: 'account', ref, at: '2026-01-05T09:00:00Z', name: ref },
    { type: 'commitmentMade', ref: `${ref}-c`, account: ref, at: '2026-02-01T09:00:00Z', title: 'Old', dueAt: '2026-03-01T09:00:00Z' },
    { type: 'commitmentKept', ref: `${ref}-k`, account: ref, at: '2026-03-05T09:00:00Z', commitment: `${ref}-c` },
    { type: 'stakeholder', ref: `${ref}-p`, account: ref, at: '2026-01-05T09:00:00Z', person: { ref: `${ref}-p`, name: 'Ann' }, department: 'IT' },
    { type: 'touchpoint', ref: `${ref}-t`, account: ref, at: '2026-02-05T09:00:00Z', channel: 'CALL', direction: 'OUT', participants: [`${ref}-p`] },
    ...promises.map((title) => ({ type: 'commitmentMade', ref: title, account: ref, at, title, dueAt: due })),
  ]);
});

async function keeps(root: any, title: string): Promise<void> {
  await until(root, `${title}: OPEN`);
  root.querySelector(`button[name="${title}"]`).click();
  await until(root, new RegExp(`${title}: KEPT|^(?!.*${title}).*Keep`));
}

for (const [name, App] of [['urql', Urql], ['apollo', Apollo]] as [string, ComponentType<{ url: string }>][]) {
  test(`React with ${name} lists the promises and keeps one`, async () => {
    const root = element();
    const react = createRoot(root);
    react.render(<App url={graphqlUrl} />);
    await keeps(root, `${name} ${ref}`);
    react.unmount();
  });
}

test('Vue lists the promises and keeps one', async () => {
  const root = element();
  const app = vue(graphqlUrl);
  app.mount(root);
  await keeps(root, `vue ${ref}`);
  app.unmount();
});

test('React with Relay loads a page after the other', async () => {
  const root = element();
  const react = createRoot(root);
  react.render(<Relay url={graphqlUrl} />);
  await until(root, 'More');
  assert.equal(root.querySelectorAll('li').length, 2);
  root.querySelector('button').click();
  for (let waited = 0; waited < 20_000 && root.querySelectorAll('li').length < 4; waited += 50) {
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.equal(root.querySelectorAll('li').length, 4);
  react.unmount();
});

test('gql.tada types the reasons of a score', async () => {
  const found = await reasons(graphqlUrl, ref);
  assert.ok(found.length > 0);
  assert.ok(found.every((reason) => typeof reason.contribution === 'number' && reason.description.length > 0));
});

test('plain fetch reads all pages, and throws a fault with its code', async () => {
  const seen: string[] = [];
  for await (const account of accounts(graphqlUrl)) seen.push(account.id);
  assert.ok(seen.length > 10);
  assert.equal(new Set(seen).size, seen.length);
  await assert.rejects(send(graphqlUrl, PortfolioDocument, { first: 1000 }), /COMPLEXITY_LIMIT: .*\(request .+\)/);
});
