package dev.troth.issue;

import org.eclipse.microprofile.graphql.Description;

/** Where an issue stands. */
@Description("Where an issue stands.")
public enum IssueStatus {
    @Description("Nobody has answered yet.")
    RAISED,
    @Description("They know that we know.")
    ACKNOWLEDGED,
    @Description("Done.")
    RESOLVED
}
