package dev.troth.scoring;

/** The occasion of a contact. Contact about problems only, or good news only, is unbalanced (S3 L19). */
public enum Context {
    /** A regular contact. */
    ROUTINE(Tally.CONTEXT_ROUTINE),
    /** A good occasion. */
    GOOD(Tally.CONTEXT_GOOD),
    /** A problem. */
    PROBLEM(Tally.CONTEXT_PROBLEM);

    final Tally tally;

    Context(Tally tally) {
        this.tally = tally;
    }
}
