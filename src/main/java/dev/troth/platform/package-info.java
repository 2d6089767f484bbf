/**
 * What every slice needs and none owns: the clock, ids, moments in time, paging, refusals, the database of the first
 * minute, and how GraphQL is served.
 *
 * <p>Not here: anything that knows what a customer is.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform;
