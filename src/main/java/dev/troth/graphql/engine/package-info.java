/**
 * Query execution by plans: a document is planned once, and each execution of the plan writes the response directly as
 * bytes.
 *
 * <p>graphql-java creates an object for every field of a response, and SmallRye another one for every resolver, which
 * took ten times as long as the database. A plan contains the method that resolves each field, the serialization of its
 * value and its nullability. The semantics are those of graphql-java; a test compares the responses of both engines.
 * Mutations, subscriptions and introspection are executed by graphql-java.
 *
 * <p>Parsing, limits and HTTP are in {@code graphql}; resolvers are in the slices.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.graphql.engine;
