package dev.troth.scoring;

/** What we are to them, from trust and time together (S0 L6, S3 L23: this doesn't come overnight). */
public enum Standing {
    /** Not a customer yet: no start of the relationship is known, and there is nothing to judge by. */
    PROSPECT,
    /** One of many; let go when times get tough. */
    VENDOR,
    /** Above the others, not yet a partner. */
    PREFERRED,
    /** Credible, connected, and for long enough. */
    PARTNER,
    /** They left and have not come back. */
    LAPSED
}
