package dev.troth.scoring;

/** The seven components of connection, each with its exponent in the product ({@code scoring.md} 3.4). */
public enum Component {
    /** G: departments reached, half of it without the key person. */
    COVERAGE(Parameter.COVERAGE_EXPONENT, false),
    /** R: share of the last year within the cadence. */
    RHYTHM(Parameter.RHYTHM_EXPONENT, false),
    /** B: number of active topics, as a share of the target. */
    BREADTH(Parameter.BREADTH_EXPONENT, true),
    /** V: contact in routine, good and bad times. */
    BALANCE(Parameter.BALANCE_EXPONENT, true),
    /** O: roadmaps and feedback, in both directions. */
    OPENNESS(Parameter.OPENNESS_EXPONENT, true),
    /** Q: share of prompt answers. */
    RESPONSIVENESS(Parameter.RESPONSIVENESS_EXPONENT, true),
    /** E: share of good experiences. */
    EXPERIENCES(Parameter.EXPERIENCES_EXPONENT, true);

    final Parameter exponent;
    private final boolean floored;

    Component(Parameter exponent, boolean floored) {
        this.exponent = exponent;
        this.floored = floored;
    }

    /** Returns floor + (1 - floor)·raw for components with a floor, and {@code raw} for coverage and rhythm. */
    double lift(double raw, Parameters p) {
        if (!floored) {
            return raw;
        }
        double floor = p.get(Parameter.COMPONENT_FLOOR);
        return floor + (1 - floor) * raw;
    }
}
