package dev.troth.scoring;

/** Which way something went: from us to them, or from them to us. */
public enum Direction {
    OUT,
    IN
}
