/**
 * Shared infrastructure of all slices: clock, ids, moments in time, validation and refusals, multi-tenancy by row level
 * security, database access, batched reads, durable tasks and change notifications. The GraphQL server and lists are in
 * sub-packages.
 *
 * <p>Domain logic of relationships does not belong here.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform;
