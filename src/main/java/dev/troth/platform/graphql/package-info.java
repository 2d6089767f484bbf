/**
 * How GraphQL is served: the HTTP route and the websocket, what is checked before anything runs, what a failure looks
 * like from outside. Everything of the stock server that a caller could abuse is replaced here; the schema and its
 * resolvers stay SmallRye's, reached through its {@code ExecutionService}.
 *
 * <p>One request: {@link dev.troth.platform.graphql.GraphqlRoute} reads and answers HTTP as the GraphQL-over-HTTP
 * specification says, {@link dev.troth.platform.graphql.TrustedDocuments} finds the text that is meant, {@link
 * dev.troth.platform.graphql.Documents} parses and validates it once, {@link dev.troth.platform.graphql.Limits} says
 * what it may cost, {@link dev.troth.platform.graphql.Execution} runs it, and {@link
 * dev.troth.platform.graphql.AnswerWriter} writes the answer in one pass. {@link dev.troth.platform.graphql.LiveSocket}
 * does the same for subscriptions.
 *
 * <p>Not here: any type or field of the schema.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.graphql;
