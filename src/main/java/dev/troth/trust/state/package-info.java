/**
 * The state of the model for each account: folded when a fact is appended, stored, and turned into the rows of scores that
 * lists filter and sort by.
 *
 * <p>Not here: the model itself ({@code scoring}), and how a score is explained ({@code trust.explain}).
 */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.state;
