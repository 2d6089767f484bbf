// Mercurius with its JIT on the tables of Troth: what a careful team would write by hand. One statement a level, prepared;
// rows leave the database under the names of the schema, so that no resolver of a plain field is needed.
import Fastify from 'fastify';
import mercurius from 'mercurius';
import pg from 'pg';

const [port, url, workspace] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 16 });

// Times leave as the database writes them, in ISO 8601.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => text.slice(0, 10) + 'T' + text.slice(11));

const ask = (name, text, values) => pool.query({ name, text, values }).then((answer) => answer.rows);

const schema = `
  type Query {
    accounts(owner: String!, first: Int!): [Account!]!
    account(ref: String!): Account
  }
  type Account {
    id: ID! ref: String! name: String! kind: String! domains: [String!]! industry: String tier: String owner: String
    customerSince: String
    commitments(first: Int!): [Commitment!]!
    stakeholders(first: Int!): [Stakeholder!]!
    touchpoints(first: Int!): [Touchpoint!]!
    issues(first: Int!): [Issue!]!
    ties(first: Int!): [Tie!]!
  }
  type Commitment {
    title: String! status: String! side: String! importance: Float! dueAt: String settledAt: String audience: [String!]!
  }
  type Stakeholder {
    ref: String! department: String! level: String roles: [String!]! influence: Float! stance: String!
  }
  type Touchpoint {
    at: String! channel: String! direction: String! mutual: Boolean! participants: [String!]! topics: [String!]!
    summary: String
  }
  type Issue { severity: Float! status: String! mainIssue: String options: [String!]! raisedAt: String! }
  type Tie { from: String! to: String! kind: String! }
`;

const ACCOUNT = `id, ref, name, kind, domains, industry, tier, owner_ref as owner, customer_since::text as "customerSince"`;
const COLUMNS = {
  commitment: `title, status, side, importance, due_at as "dueAt", settled_at as "settledAt", audience`,
  stakeholder: `ref, department, level, roles, influence, stance`,
  touchpoint: `at, channel, direction, mutual, participants, topics, summary`,
  issue: `severity, status, main_issue as "mainIssue", options, at as "raisedAt"`,
  tie: `from_ref as "from", to_ref as "to", kind`,
};

const resolvers = {
  Query: {
    accounts: (root, { owner, first }) =>
      ask('accounts', `select ${ACCOUNT} from account where workspace_id = $1 and owner_ref = $2
        order by name collate "C", id limit $3`, [workspace, owner, first]),
    account: (root, { ref }) =>
      ask('account', `select ${ACCOUNT} from account where workspace_id = $1 and ref = $2`, [workspace, ref])
        .then((rows) => rows[0] ?? null),
  },
};

/** The newest rows of each account that was asked for, by one statement. */
const newest = (table) => async (queries) => {
  const ids = queries.map((query) => query.obj.id);
  const rows = await ask(
    table,
    `select a.id as account, t.* from unnest($2::uuid[]) as a(id) cross join lateral (
      select ${COLUMNS[table]} from ${table} where workspace_id = $1 and account_id = a.id
      order by at desc, id desc limit $3) as t`,
    [workspace, ids, queries[0].params.first],
  );
  const lists = new Map(ids.map((id) => [id, []]));
  for (const row of rows) {
    lists.get(row.account).push(row);
  }
  return ids.map((id) => lists.get(id));
};

const loaders = {
  Account: {
    commitments: newest('commitment'),
    stakeholders: newest('stakeholder'),
    touchpoints: newest('touchpoint'),
    issues: newest('issue'),
    ties: newest('tie'),
  },
};

const app = Fastify();
app.register(mercurius, { schema, resolvers, loaders, jit: 1, cache: true });
await app.listen({ port: Number(port), host: '127.0.0.1' });
