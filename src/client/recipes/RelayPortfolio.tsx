import { Suspense } from 'react';
import { RelayEnvironmentProvider, graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay';
import { Environment, Network, RecordSource, Store, type GraphQLResponse } from 'relay-runtime';
import type { RelayPortfolioQuery } from './__generated__/RelayPortfolioQuery.graphql';
import type { RelayPortfolio_list$key } from './__generated__/RelayPortfolio_list.graphql';

export const environment = (url: string) =>
  new Environment({
    store: new Store(new RecordSource()),
    network: Network.create(async ({ text }, variables) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: text, variables }),
      });
      return (await response.json()) as GraphQLResponse;
    }),
  });

/** The accounts with the highest churn risk, with a button for the next page. */
function List({ query }: { query: RelayPortfolio_list$key }) {
  const { data, hasNext, loadNext } = usePaginationFragment(
    graphql`
      fragment RelayPortfolio_list on Query
      @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, cursor: { type: "String" })
      @refetchable(queryName: "RelayPortfolioPageQuery") {
        accounts(first: $count, after: $cursor, orderBy: [{ field: CHURN_RISK, direction: DESC }])
          @connection(key: "RelayPortfolio_accounts") {
          edges {
            node {
              id
              name
              trust {
                standing
              }
            }
          }
        }
      }
    `,
    query,
  );
  return (
    <ul>
      {data.accounts.edges.map(({ node }) => (
        <li key={node.id}>
          {node.name}: {node.trust.standing}
        </li>
      ))}
      {hasNext && <button onClick={() => loadNext(2)}>More</button>}
    </ul>
  );
}

function Portfolio() {
  const data = useLazyLoadQuery<RelayPortfolioQuery>(
    graphql`
      query RelayPortfolioQuery {
        ...RelayPortfolio_list
      }
    `,
    {},
  );
  return <List query={data} />;
}

export const App = ({ url }: { url: string }) => (
  <RelayEnvironmentProvider environment={environment(url)}>
    <Suspense fallback={<p>Loading …</p>}>
      <Portfolio />
    </Suspense>
  </RelayEnvironmentProvider>
);
