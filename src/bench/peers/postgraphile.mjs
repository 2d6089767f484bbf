// PostGraphile 5 with its default preset on the tables of Troth; the foreign keys that lists hang on lead to the accounts.
import { createServer } from 'node:http';
import { grafserv } from 'postgraphile/grafserv/node';
import { postgraphile } from 'postgraphile';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { makePgService } from 'postgraphile/adaptors/pg';
import { jsonPgSmartTags } from 'postgraphile/utils';

const [port, url] = process.argv.slice(2);

const words = ['commitment', 'stakeholder', 'touchpoint', 'issue', 'tie'];
const tags = jsonPgSmartTags({
  version: 1,
  config: {
    class: Object.fromEntries(
      words.map((word) => [
        `public.${word}`,
        { tags: { foreignKey: `(workspace_id, account_id) references account (workspace_id, id)|@foreignFieldName ${word}s` } },
      ]),
    ),
  },
});

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [tags],
  pgServices: [makePgService({ connectionString: url, poolConfig: { max: 16 } })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, websockets: false, watch: false },
});
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(Number(port), '127.0.0.1');
