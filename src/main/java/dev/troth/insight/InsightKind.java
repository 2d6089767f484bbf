package dev.troth.insight;

import org.eclipse.microprofile.graphql.Description;

/** Kind of insight. */
@Description("Kind of insight.")
public enum InsightKind {
    @Description("Need of the account.")
    NEED,
    @Description("Working methods and motives of the account.")
    CUSTOMER,
    @Description("Development in the account's industry.")
    INDUSTRY,
    @Description("Development among the competitors of the account, or among ours.")
    COMPETITION,
    @Description("Goal of one side that the other has agreed to support.")
    GOAL,
    @Description("Expectation of one side of the other.")
    EXPECTATION,
    @Description("Our plan.")
    ROADMAP_OURS,
    @Description("Plan of the account.")
    ROADMAP_THEIRS,
    @Description("Question that we asked or should ask.")
    QUESTION,
    @Description("Personal trait of a stakeholder.")
    TRAIT,
    @Description("Idea to improve the account's business.")
    IDEA,
    @Description("Our role. Its domain is a topic that belongs to it.")
    ROLE
}
