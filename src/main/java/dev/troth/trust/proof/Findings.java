package dev.troth.trust.proof;

import org.jspecify.annotations.Nullable;

/**
 * Findings of a backtest, in their stored form.
 *
 * @param calibration null if none was requested
 */
record Findings(BacktestReport report, @Nullable CalibrationReport calibration) {}
