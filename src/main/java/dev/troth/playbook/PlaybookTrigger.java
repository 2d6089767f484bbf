package dev.troth.playbook;

import org.eclipse.microprofile.graphql.Description;

/** Situation in which a playbook is due. */
@Description("Situation in which a playbook is due.")
public enum PlaybookTrigger {
    @Description("A stakeholder left, or may leave.")
    DEPARTURE,
    @Description("A priority of the customer dropped.")
    PRIORITY_DROP,
    @Description("A complaint is open.")
    COMPLAINT,
    @Description("A decision maker is new.")
    NEW_DECISION_MAKER,
    @Description("Touchpoints are rarer than agreed.")
    DRIFTING_CADENCE,
    @Description("A contract is due for renewal.")
    RENEWAL,
    @Description("Stakeholders of the account are in conflict with each other.")
    CONFLICT
}
