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

    /** Returns the cause as the end of a sentence for users. */
    public static String inWords(UnratedReason cause) {
        return switch (of(cause)) {
            case NO_COMMITMENT -> "there was no commitment, refusal or complaint yet.";
            case NO_OUTCOME -> "no commitment was kept, broken or overdue yet.";
            case NO_TOUCHPOINT -> "there was no touchpoint yet.";
            case NO_STAKEHOLDER -> "no stakeholder is known.";
        };
    }
}
