package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;

/** Why a score has no value. */
@Description("Why a score has no value. A made-up neutral number would be worse.")
public enum UnratedCause {
    @Description("Nothing was promised, declined or complained about yet.")
    NO_COMMITMENT,
    @Description("There are promises, but none was kept, broken or missed yet.")
    NO_OUTCOME,
    @Description("There was no touchpoint yet.")
    NO_TOUCHPOINT,
    @Description("There were touchpoints, but no stakeholder is known.")
    NO_STAKEHOLDER;

    static UnratedCause of(dev.troth.scoring.Unrated cause) {
        return valueOf(cause.name());
    }
}
