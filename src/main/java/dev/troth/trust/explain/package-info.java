/**
 * Assessments: reads the states of accounts, asks the model, and explains the answer by the facts behind it, now, at an
 * instant in the past, or with facts that have not happened.
 *
 * <p>Not here: how states are stored ({@code trust.state}).
 */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.explain;
