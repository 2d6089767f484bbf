import { Client, cacheExchange, fetchExchange, provideClient, useMutation, useQuery } from '@urql/vue';
import { createApp, defineComponent, h } from 'vue';
import { DueSoonDocument, KeepCommitmentDocument } from '../src/index.js';

/** Our promises that are due within a week, each with a button that keeps it. In a single-file component, setup is the same. */
const Promises = defineComponent({
  setup() {
    const { data, fetching, error } = useQuery({ query: DueSoonDocument, variables: { first: 100 } });
    const { executeMutation: keep } = useMutation(KeepCommitmentDocument);
    return () => {
      if (fetching.value) return h('p', 'Loading …');
      if (error.value) return h('p', { role: 'alert' }, error.value.message);
      return h(
        'ul',
        data.value?.commitments.nodes.map((promise) =>
          h('li', { key: promise.id }, [
            `${promise.title}: ${promise.status}`,
            h('button', { name: promise.title, onClick: () => keep({ input: { commitment: promise.id } }) }, 'Keep'),
          ]),
        ),
      );
    };
  },
});

export const app = (url: string) =>
  createApp({
    setup() {
      provideClient(new Client({ url, preferGetMethod: false, exchanges: [cacheExchange, fetchExchange] }));
      return () => h(Promises);
    },
  });
