import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider, useMutation, useQuery } from '@apollo/client/react';
import { DueSoonDocument, KeepCommitmentDocument } from '../src/index.js';

export const client = (uri: string) => new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri, fetch }) });

/** Our promises that are due within a week. The cache is normalised by id, so a kept one is shown as such at once. */
function Promises() {
  const { data, loading, error } = useQuery(DueSoonDocument, { variables: { first: 100 } });
  const [keep, kept] = useMutation(KeepCommitmentDocument);
  if (loading) return <p>Loading …</p>;
  if (error) return <p role="alert">{error.message}</p>;
  return (
    <ul>
      {data?.commitments.nodes.map((promise) => (
        <li key={promise.id}>
          {promise.title}: {promise.status}
          <button name={promise.title} onClick={() => keep({ variables: { input: { commitment: promise.id } } })}>
            Keep
          </button>
        </li>
      ))}
      {kept.data?.keepCommitment.userErrors.map((refusal) => <li role="alert" key={refusal.code}>{refusal.message}</li>)}
    </ul>
  );
}

export const App = ({ url }: { url: string }) => (
  <ApolloProvider client={client(url)}>
    <Promises />
  </ApolloProvider>
);
