/**
 * What every slice needs and none owns, in floors: {@code common} at the bottom, {@code database}, {@code tenancy},
 * {@code batching}, {@code security}, {@code http} and {@code runtime} above it, {@code node} and {@code list} on top.
 * Each floor uses only the floors beneath it ({@code ArchitectureTest}).
 *
 * <p>Not here: GraphQL over HTTP ({@code dev.troth.graphql}), which stands on top of everything, and what happened with
 * an account, which is the business of the slices.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform;
