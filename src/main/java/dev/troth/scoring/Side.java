package dev.troth.scoring;

/** Who gave a promise. */
public enum Side {
    US,
    THEM
}
