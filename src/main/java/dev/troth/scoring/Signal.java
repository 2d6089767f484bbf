package dev.troth.scoring;

/** Signals from outside that raise the hazard of leaving ({@code scoring.md} 3.6). */
public enum Signal {
    /** The customer makes no progress and gave no reason. */
    STALL(Parameter.STALL),
    /** Competitors are pressing. */
    COMPETITION(Parameter.COMPETITION);

    final Parameter size;

    Signal(Parameter size) {
        this.size = size;
    }
}
