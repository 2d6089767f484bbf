package dev.troth.exchange.job;

import org.eclipse.microprofile.graphql.Description;

/** Phase of a job. */
@Description("Phase of a job.")
public enum JobPhase {
    @Description("Entries of the file are converted to facts.")
    READING,
    @Description("Facts are validated and appended to the ledger.")
    APPENDING
}
