package dev.troth.scoring;

/** The direction of an exchange. */
public enum Direction {
    /** From the supplier to the customer. */
    OUT,
    /** From the customer to the supplier. */
    IN
}
