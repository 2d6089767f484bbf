package dev.troth.issue;

import org.eclipse.microprofile.graphql.Description;

/** What kind of trouble it is. */
@Description("What kind of trouble it is.")
public enum IssueKind {
    @Description("They are not content.")
    COMPLAINT,
    @Description("They contest something, an invoice for example.")
    DISPUTE,
    @Description("Something failed.")
    INCIDENT
}
