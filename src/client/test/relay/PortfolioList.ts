// What a Relay screen would hold. Only the compiler reads it: it accepts the schema's connections, nodes and mutations.
declare const graphql: (text: TemplateStringsArray) => unknown;

export const list = graphql`
  fragment PortfolioList_query on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 25 }, cursor: { type: "String" }, where: { type: "AccountFilter" })
  @refetchable(queryName: "PortfolioListPaginationQuery") {
    accounts(first: $count, after: $cursor, where: $where, orderBy: [{ field: CHURN_RISK, direction: DESC }])
      @connection(key: "PortfolioList_accounts") {
      edges {
        node {
          id
          ...PortfolioList_account
        }
      }
    }
  }
`;

export const row = graphql`
  fragment PortfolioList_account on Account @refetchable(queryName: "PortfolioListAccountRefetchQuery") {
    name
    trust {
      standing
      score {
        value
      }
    }
  }
`;

export const screen = graphql`
  query PortfolioListQuery($where: AccountFilter) {
    ...PortfolioList_query @arguments(where: $where)
  }
`;

export const keep = graphql`
  mutation PortfolioListKeepMutation($input: KeepCommitmentInput!) {
    keepCommitment(input: $input) {
      commitment {
        id
        status
      }
      userErrors {
        message
      }
    }
  }
`;

export const live = graphql`
  subscription PortfolioListSubscription {
    accountChanged {
      ...PortfolioList_account
    }
  }
`;
