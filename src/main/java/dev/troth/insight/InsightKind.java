package dev.troth.insight;

import org.eclipse.microprofile.graphql.Description;

/** What an insight is about. */
@Description("What an insight is about.")
public enum InsightKind {
    @Description("Something they need.")
    NEED,
    @Description("How they work and what moves them.")
    CUSTOMER,
    @Description("What happens in their line of business.")
    INDUSTRY,
    @Description("What happens among their competitors, or ours.")
    COMPETITION,
    @Description("Where one side wants to get, and the other has agreed to help.")
    GOAL,
    @Description("What one side expects of the other.")
    EXPECTATION,
    @Description("What we plan.")
    ROADMAP_OURS,
    @Description("What they plan.")
    ROADMAP_THEIRS,
    @Description("Something we asked, or should ask.")
    QUESTION,
    @Description("What is particular about a person.")
    TRAIT,
    @Description("How we could make their business better.")
    IDEA,
    @Description("What our part is; its domain is a topic that belongs to it.")
    ROLE
}
