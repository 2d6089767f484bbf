/**
 * Runs queries: a document is planned once, and a run of the plan writes the answer straight into bytes.
 *
 * <p>The general engine (graphql-java) makes an object for every field of an answer, and SmallRye another for every
 * resolver; that cost ten times what the database does. A plan knows beforehand which method gives each field, how its
 * value is written and what may be null. What an answer means is the same, and a test asks both engines the same things.
 * Mutations, subscriptions and questions about the schema are left to the general engine.
 *
 * <p>Not here: parsing, limits, HTTP ({@code platform.graphql}); resolvers, which are the slices'.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.graphql.engine;
