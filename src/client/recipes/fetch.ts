import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { PortfolioDocument } from '../src/index.js';

type Fault = { message: string; extensions: { code: string; requestId: string } };

/** Sends a typed document. A fault is thrown with its stable code; reasons why nothing was changed are data (userErrors). */
export async function send<Data, Variables>(
  url: string,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  key?: string,
): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...(key ? { authorization: `Bearer ${key}` } : {}),
    },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Data; errors?: Fault[] };
  const fault = errors?.[0];
  if (fault || !data) {
    throw new Error(`${fault?.extensions.code}: ${fault?.message} (request ${fault?.extensions.requestId})`);
  }
  return data;
}

/** The accounts of all pages, one page after the other. */
export async function* accounts(url: string, key?: string) {
  let after: string | null | undefined;
  do {
    const { accounts: page } = await send(url, PortfolioDocument, { first: 10, after }, key);
    yield* page.nodes;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
}
