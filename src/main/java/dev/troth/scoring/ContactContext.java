package dev.troth.scoring;

/** The occasion of a contact. Contact about problems only, or good news only, is unbalanced (S3 L19). */
public enum ContactContext {
    /** A regular contact. */
    ROUTINE(DecayedSumKind.CONTEXT_ROUTINE),
    /** A good occasion. */
    GOOD(DecayedSumKind.CONTEXT_GOOD),
    /** A problem. */
    PROBLEM(DecayedSumKind.CONTEXT_PROBLEM);

    final DecayedSumKind tally;

    ContactContext(DecayedSumKind tally) {
        this.tally = tally;
    }
}
