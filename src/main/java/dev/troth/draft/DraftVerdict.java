package dev.troth.draft;

import org.eclipse.microprofile.graphql.Description;

/** Summary of a draft check. */
@Description("Summary of a draft check. No value approves a text: a check can miss something.")
public enum DraftVerdict {
    @Description("At least one finding is blocking.")
    BLOCKED,
    @Description("Most of the text is in a language without rules: tone, ask, owner and date were not judged.")
    CANNOT_JUDGE,
    @Description("There is advice, and nothing blocks the text.")
    ADVICE,
    @Description("Nothing was found.")
    NOTHING_FOUND
}
