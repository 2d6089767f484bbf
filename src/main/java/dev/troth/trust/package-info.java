/**
 * The shell around the model: makes evidence of facts, keeps a state for each account, and serves scores.
 *
 * <p>A score is computed when it is asked for, from the state as of the instant asked for; time alone moves it. The
 * state is folded forward in the transaction that appends a fact, or anew when the fact came late. Looking back folds
 * the ledger again.
 *
 * <p>Not here: the model itself ({@code scoring}), and anything that stores a fact.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.trust;
