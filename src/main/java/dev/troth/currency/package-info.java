/**
 * Exchange rates of the workspace: set by hand, each with its date. Amounts are only converted where a field says so; sums are
 * by currency everywhere else.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.currency;
