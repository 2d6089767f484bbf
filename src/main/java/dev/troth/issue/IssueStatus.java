package dev.troth.issue;

import org.eclipse.microprofile.graphql.Description;

/** Status of an issue. */
@Description("Status of an issue.")
public enum IssueStatus {
    @Description("Not answered yet.")
    RAISED,
    @Description("Answered: acknowledged, or replied to.")
    ACKNOWLEDGED,
    @Description("Resolved.")
    RESOLVED
}
