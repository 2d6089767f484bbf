package dev.troth.playbook;

import org.eclipse.microprofile.graphql.Description;

/** Where a run of a playbook stands. */
@Description("Where a run of a playbook stands.")
public enum PlaybookRunStatus {
    @Description("Its situation is there, and nobody has started it. Start it with startPlaybookRun.")
    DUE,
    @Description("It was started.")
    RUNNING,
    @Description("It is over.")
    ENDED
}
