package dev.troth.playbook;

import org.eclipse.microprofile.graphql.Description;

/** A situation that asks for a playbook. */
@Description("A situation that asks for a playbook.")
public enum PlaybookTrigger {
    @Description("Somebody of theirs left, or may leave.")
    DEPARTURE,
    @Description("A priority of theirs dropped.")
    PRIORITY_DROP,
    @Description("A complaint is open.")
    COMPLAINT,
    @Description("A decision maker is new.")
    NEW_DECISION_MAKER,
    @Description("Contact is rarer than agreed.")
    DRIFTING_CADENCE,
    @Description("A contract comes up for renewal.")
    RENEWAL,
    @Description("They are in conflict with each other.")
    CONFLICT
}
