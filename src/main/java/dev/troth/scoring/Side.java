package dev.troth.scoring;

/** The side that made a promise. */
public enum Side {
    /** The supplier. */
    US,
    /** The customer. */
    THEM
}
