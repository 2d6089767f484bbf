package dev.troth.trust.proof;

import org.jspecify.annotations.Nullable;

/**
 * What came of a backtest, as it is written down.
 *
 * @param learning null when nothing was to be learned
 */
record Findings(BacktestReport report, @Nullable LearningReport learning) {}
