package dev.troth.scoring;

/** Signals from outside that change the hazard of leaving ({@code scoring.md} 3.6). */
public enum Signal {
    /** The customer makes no progress and gave no reason. */
    STALL,
    /** Competitors are pressing. */
    COMPETITION,
    /** The customer uses less than it bought: the level is the share that is not used. */
    USE
}
