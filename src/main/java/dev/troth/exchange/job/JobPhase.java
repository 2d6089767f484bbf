package dev.troth.exchange.job;

import org.eclipse.microprofile.graphql.Description;

/** What a job is at. */
@Description("What a job is at.")
public enum JobPhase {
    @Description("Entries of the file become facts.")
    READING,
    @Description("Facts are checked and appended.")
    APPENDING
}
