package dev.troth.stakeholder;

import org.eclipse.microprofile.graphql.Description;

/** Role of a stakeholder in decisions about us. */
@Description("Role of a stakeholder in decisions about us.")
public enum DecisionRole {
    @Description("Makes the decision.")
    DECISION_MAKER,
    @Description("Approves the decision.")
    APPROVER,
    @Description("Compares us with competitors.")
    EVALUATOR,
    @Description("Influences the decision.")
    INFLUENCER,
    @Description("Speaks for us inside the account.")
    CHAMPION,
    @Description("Uses what we deliver.")
    USER,
    @Description("Controls access to other people.")
    GATEKEEPER,
    @Description("Negotiates and purchases.")
    BUYER
}
