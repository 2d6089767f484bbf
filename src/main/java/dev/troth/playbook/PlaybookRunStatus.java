package dev.troth.playbook;

import org.eclipse.microprofile.graphql.Description;

/** Status of a playbook run. */
@Description("Status of a playbook run.")
public enum PlaybookRunStatus {
    @Description("The situation of the playbook exists, but no run was started. Start it with startPlaybookRun.")
    DUE,
    @Description("Started.")
    RUNNING,
    @Description("Ended.")
    ENDED
}
