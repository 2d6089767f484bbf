package dev.troth.exchange.job;

import org.eclipse.microprofile.graphql.Description;

/** State of a job. */
@Description("State of a job.")
public enum JobStatus {
    @Description("The file is being uploaded.")
    UPLOADING,
    @Description("The job waits for a free node.")
    QUEUED,
    @Description("A node processes the job.")
    RUNNING,
    @Description("A dry run has completed: its report shows what would be imported. commitJob imports it.")
    VALIDATED,
    @Description("The job has completed. Rejected entries are in its error file.")
    SUCCEEDED,
    @Description("The job failed, with nothing or only a part imported; `failure` contains the reason.")
    FAILED,
    @Description("The job was cancelled. Facts that were already imported stay in the ledger.")
    CANCELLED;

    boolean isFinished() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED || this == VALIDATED;
    }
}
