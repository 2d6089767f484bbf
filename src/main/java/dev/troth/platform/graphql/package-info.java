/**
 * The GraphQL server: HTTP endpoint, websocket, request validation and error handling. Replaces the parts of the
 * SmallRye server that a client could abuse. The schema and its resolvers are built by SmallRye and called through its
 * {@code ExecutionService}.
 *
 * <p>Path of a request: {@link dev.troth.platform.graphql.GraphqlRoute} implements the GraphQL-over-HTTP specification,
 * {@link dev.troth.platform.graphql.TrustedDocuments} resolves the hash of a document to its text, {@link
 * dev.troth.platform.graphql.Documents} parses and validates the text once, {@link dev.troth.platform.graphql.Limits}
 * checks its cost, {@link dev.troth.platform.graphql.Execution} executes it, and {@link
 * dev.troth.platform.graphql.AnswerWriter} serializes the response in one pass. {@link
 * dev.troth.platform.graphql.LiveSocket} does the same for subscriptions.
 *
 * <p>Types and fields of the schema do not belong here.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.graphql;
