/**
 * Infrastructure that every slice needs, in layers: {@code common} at the bottom, {@code database}, {@code tenancy},
 * {@code batching}, {@code security}, {@code http} and {@code runtime} above it, {@code node} and {@code list} on top.
 * Each layer uses only the layers beneath it ({@code ArchitectureTest}).
 *
 * <p>Not here: GraphQL over HTTP ({@code dev.troth.graphql}), which is the top layer, and the domain, which belongs to the
 * slices.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform;
