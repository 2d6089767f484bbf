package dev.troth.scoring;

/** Forecasts of churn. */
final class Forecast {
    /** Days per step: short compared with every half-life. Part of the definition ({@code scoring.md} 3.6). */
    private static final double STEP = 15;

    private Forecast() {}

    /**
     * Returns the probability of leaving within {@code days} days if no further event happens: the state ages in steps
     * of 15 days and the hazards of the steps are added. The result can be lower than {@link Churn#probability}, which
     * holds the present scores constant, because scars also heal in silence.
     */
    static double silent(AccountState state, double day, double days, Parameters p) {
        double hazard = 0;
        for (double from = 0; from < days - 1e-9; from += STEP) {
            double to = Math.min(days, from + STEP);
            hazard += Assessment.of(state, day + from, p).churn().hazard(to - from);
        }
        return -StrictMath.expm1(-p.calibrated(hazard));
    }
}
