/**
 * Typed documents of Troth's example operations. Each goes straight into urql, Apollo Client, graphql-request or any
 * other client that takes a TypedDocumentNode: variables and answers have their types.
 *
 * Your own operations: put them beside those in `operations/` and run `npm run build`.
 */
export * from '../generated/graphql.js';
