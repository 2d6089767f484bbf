package dev.troth.trust.score;

import dev.troth.scoring.UnratedReason;
import org.eclipse.microprofile.graphql.Description;

/** Cause for which a score has no value. */
@Description("Cause for which a score has no value. A made-up neutral number would be misleading.")
public enum UnratedCause {
    @Description("There was no commitment, refusal or complaint yet.")
    NO_COMMITMENT,
    @Description("There are commitments, but none was kept, broken or overdue yet.")
    NO_OUTCOME,
    @Description("There was no touchpoint yet.")
    NO_TOUCHPOINT,
    @Description("There were touchpoints, but no stakeholder is known.")
    NO_STAKEHOLDER;

    public static UnratedCause of(UnratedReason cause) {
        return valueOf(cause.name());
    }
}
