/**
 * The GraphQL server: HTTP endpoint, websocket, request validation and error handling. Replaces the parts of the
 * SmallRye server that a client could abuse. The schema and its resolvers are built by SmallRye and called through its
 * {@code ExecutionService}.
 *
 * <p>Path of a request: {@link dev.troth.graphql.GraphqlRoute} implements the GraphQL-over-HTTP specification,
 * {@link dev.troth.graphql.TrustedDocuments} resolves the hash of a document to its text, {@link
 * dev.troth.graphql.DocumentCache} parses and validates the text once, {@link dev.troth.graphql.CostAnalyzer}
 * checks its cost, {@link dev.troth.graphql.Execution} executes it, and {@link
 * dev.troth.graphql.ResponseWriter} serializes the response in one pass. {@link
 * dev.troth.graphql.WebSocketConnection} does the same for subscriptions.
 *
 * <p>Types and fields of the schema do not belong here.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.graphql;
