package dev.troth.scoring;

/** The seven parts of connection, each with its exponent in the product. */
public enum Component {
    /** G: whom we reach, over departments, and how much hangs on one person. */
    COVERAGE(Parameter.COVERAGE_EXPONENT, false),
    /** R: how steadily we meet. */
    RHYTHM(Parameter.RHYTHM_EXPONENT, false),
    /** B: on how many topics. */
    BREADTH(Parameter.BREADTH_EXPONENT, true),
    /** V: in good times and bad. */
    BALANCE(Parameter.BALANCE_EXPONENT, true),
    /** O: roadmaps and feedback, both ways. */
    OPENNESS(Parameter.OPENNESS_EXPONENT, true),
    /** Q: how quickly we answer. */
    RESPONSIVENESS(Parameter.RESPONSIVENESS_EXPONENT, true),
    /** E: experiences and memories. */
    EXPERIENCES(Parameter.EXPERIENCES_EXPONENT, true);

    final Parameter exponent;
    private final boolean floored;

    Component(Parameter exponent, boolean floored) {
        this.exponent = exponent;
        this.floored = floored;
    }

    /** A component that has a floor cannot sink the whole; coverage and rhythm can. */
    double lift(double raw, Parameters p) {
        if (!floored) {
            return raw;
        }
        double floor = p.get(Parameter.COMPONENT_FLOOR);
        return floor + (1 - floor) * raw;
    }
}
