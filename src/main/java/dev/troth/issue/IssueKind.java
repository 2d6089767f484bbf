package dev.troth.issue;

import org.eclipse.microprofile.graphql.Description;

/** Kind of issue. */
@Description("Kind of issue.")
public enum IssueKind {
    @Description("The account is dissatisfied.")
    COMPLAINT,
    @Description("The account disputes something, for example an invoice.")
    DISPUTE,
    @Description("A failure occurred.")
    INCIDENT
}
