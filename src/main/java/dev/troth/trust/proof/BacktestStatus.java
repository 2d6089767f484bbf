package dev.troth.trust.proof;

import org.eclipse.microprofile.graphql.Description;

/** Status of a backtest. */
@Description("Status of a backtest.")
public enum BacktestStatus {
    @Description("Queued or running: see `progress`.")
    RUNNING,
    @Description("Finished; the report is available.")
    SUCCEEDED,
    @Description("Failed; see `failure`.")
    FAILED
}
