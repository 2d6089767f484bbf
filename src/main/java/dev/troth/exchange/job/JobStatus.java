package dev.troth.exchange.job;

import org.eclipse.microprofile.graphql.Description;

/** Where a job stands. */
@Description("Where a job stands.")
public enum JobStatus {
    @Description("Its file is still coming in.")
    UPLOADING,
    @Description("Waits for a node that is free.")
    QUEUED,
    @Description("Is worked on.")
    RUNNING,
    @Description("A dry run is through: its report says what would be taken. commitJob takes it.")
    VALIDATED,
    @Description("Done; what was refused is in its error file.")
    SUCCEEDED,
    @Description("Nothing was taken, or no more is taken; `failure` says why.")
    FAILED,
    @Description("Stopped because somebody asked for it; what was taken until then stays.")
    CANCELLED;

    boolean isFinished() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED || this == VALIDATED;
    }
}
