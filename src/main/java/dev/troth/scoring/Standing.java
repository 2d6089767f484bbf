package dev.troth.scoring;

/**
 * The standing of a supplier with a customer, from partnership, which is trust weighted by tenure (S0 L6; S3 L23: "This
 * doesn't come overnight"; {@code scoring.md} 3.5).
 *
 * <p>{@link #PARTNER} from {@link Parameter#PARTNER_FROM}, {@link #PREFERRED} from {@link Parameter#PREFERRED_FROM},
 * else {@link #VENDOR}. The standing is determined every 30 days and stays for at least {@link
 * Parameter#STANDING_DWELL} days, so that no single day changes it and it cannot alternate.
 */
public enum Standing {
    /** Not yet a customer: no start of the relationship is known and trust is unrated. */
    PROSPECT,
    /** One of several suppliers; the first to be dropped in difficult times. */
    VENDOR,
    /** Ahead of other suppliers, below a partner. */
    PREFERRED,
    /** Credible and connected, for long enough. */
    PARTNER,
    /** The customer left and has not returned: it has neither renewed nor signed a contract since. */
    LAPSED
}
