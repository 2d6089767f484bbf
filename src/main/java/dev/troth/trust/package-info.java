/**
 * Application of the model: translates facts into evidence, stores a state per account, and serves scores.
 *
 * <p>A score is computed on request from the state as of the requested instant; time alone moves it. The state is
 * updated in the transaction that appends a fact, or folded again if the fact is late. A read as of the past folds the
 * ledger again.
 *
 * <p>The model itself is in {@code scoring}. Nothing in this package stores a fact.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.trust;
