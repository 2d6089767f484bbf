package dev.troth.scoring;

/**
 * The stance of a stakeholder towards the supplier, with the factor by which it weighs a tie. The factors are
 * judgements ({@code scoring.md} 0): they fall with the stance and stay above 0, because a tie to a detractor is still
 * a tie.
 */
public enum Stance {
    /** Recommends the supplier: factor 1. */
    ADVOCATE(1.0),
    /** Supports the supplier: factor 0.9. */
    SUPPORTER(0.9),
    /** Neutral, the default: factor 0.7. */
    NEUTRAL(0.7),
    /** Has doubts: factor 0.45. */
    SKEPTIC(0.45),
    /** Works against the supplier: factor 0.2. */
    DETRACTOR(0.2);

    final double weight;

    Stance(double weight) {
        this.weight = weight;
    }
}
