package dev.troth.trust.proof;

import org.jspecify.annotations.Nullable;

/**
 * What came of a backtest, as it is written down.
 *
 * @param calibration null when nothing was to be calibrated
 */
record Findings(BacktestReport report, @Nullable CalibrationReport calibration) {}
