import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { initGraphQLTada, type ResultOf } from 'gql.tada';
import type { introspection } from './__generated__/tada.js';

const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; Date: string; TimePoint: string; BigDecimal: string; BigInteger: string };
}>();

/** Types of variables and results follow from the text; no code is generated for documents. */
const Why = graphql(`
  query Why($ref: String!) {
    account(ref: $ref) {
      name
      trust {
        score {
          value
          drivers {
            code
            contribution
            description
          }
        }
      }
    }
  }
`);

export type Reasons = NonNullable<ResultOf<typeof Why>['account']>['trust']['score']['drivers'];

export async function reasons(url: string, ref: string): Promise<Reasons> {
  const client = new Client({ url, preferGetMethod: false, exchanges: [cacheExchange, fetchExchange] });
  const { data, error } = await client.query(Why, { ref });
  if (error) throw error;
  return data?.account?.trust.score.drivers ?? [];
}
