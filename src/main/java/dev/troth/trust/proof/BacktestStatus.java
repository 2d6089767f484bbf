package dev.troth.trust.proof;

import org.eclipse.microprofile.graphql.Description;

/** Where a backtest stands. */
@Description("Where a backtest stands.")
public enum BacktestStatus {
    @Description("Waits, or is worked on: see `progress`.")
    RUNNING,
    @Description("Done; its report is there.")
    SUCCEEDED,
    @Description("It came to nothing; `failure` says why.")
    FAILED
}
