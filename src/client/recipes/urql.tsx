import { Client, Provider, cacheExchange, fetchExchange, useMutation, useQuery } from 'urql';
import { DueSoonDocument, KeepCommitmentDocument } from '../src/index.js';

export const client = (url: string) => new Client({ url, preferGetMethod: false, exchanges: [cacheExchange, fetchExchange] });

/** Our promises that are due within a week, each with a button that keeps it. */
function Promises() {
  const [{ data, fetching, error }] = useQuery({ query: DueSoonDocument, variables: { first: 100 } });
  const [kept, keep] = useMutation(KeepCommitmentDocument);
  if (fetching) return <p>Loading …</p>;
  if (error) return <p role="alert">{error.message}</p>;
  return (
    <ul>
      {data?.commitments.nodes.map((promise) => (
        <li key={promise.id}>
          {promise.title}: {promise.status}
          <button name={promise.title} onClick={() => keep({ input: { commitment: promise.id, expectedVersion: promise.version } })}>
            Keep
          </button>
        </li>
      ))}
      {kept.data?.keepCommitment.userErrors.map((refusal) => <li role="alert" key={refusal.code}>{refusal.message}</li>)}
    </ul>
  );
}

export const App = ({ url }: { url: string }) => (
  <Provider value={client(url)}>
    <Promises />
  </Provider>
);
