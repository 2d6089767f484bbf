package dev.troth.scoring;

/** Why a score has no value: there is nothing it could rest on. A made-up neutral number would be worse. */
public enum Unrated {
    /** Nobody has promised anything, declined anything, or had an issue yet. */
    NO_COMMITMENT,
    /** There are promises, but none has been kept, broken or missed yet. */
    NO_OUTCOME,
    /** There has been no touchpoint yet. */
    NO_TOUCHPOINT,
    /** There were touchpoints, but no stakeholder is known. */
    NO_STAKEHOLDER
}
