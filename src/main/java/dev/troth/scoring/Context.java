package dev.troth.scoring;

/** Why there was contact. A relationship that only meets over problems is not one (S3 L19). */
public enum Context {
    ROUTINE(Tally.CONTEXT_ROUTINE),
    GOOD(Tally.CONTEXT_GOOD),
    PROBLEM(Tally.CONTEXT_PROBLEM);

    final Tally tally;

    Context(Tally tally) {
        this.tally = tally;
    }
}
