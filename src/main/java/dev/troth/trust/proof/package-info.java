/**
 * Backtests and calibration: whether the scores predict the outcomes of a workspace, and the parameters learned from
 * them.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.proof;
