package dev.troth.scoring;

/** The reason for which a score is unrated: evidence that it needs is missing. A neutral default would mislead. */
public enum UnratedReason {
    /** No promise, refusal or issue is recorded. */
    NO_COMMITMENT,
    /** There are promises, but none has been kept, broken or missed yet. */
    NO_OUTCOME,
    /** No touchpoint is recorded. */
    NO_TOUCHPOINT,
    /** Touchpoints are recorded, but no stakeholder is. */
    NO_STAKEHOLDER
}
