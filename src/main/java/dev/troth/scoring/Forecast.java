package dev.troth.scoring;

/** Where churn risk goes from here. */
final class Forecast {
    private static final double STEP = 15;

    private Forecast() {}

    /**
     * The probability of leaving within {@code days} days when nobody does anything any more: the state ages, in steps
     * of 15 days. Not always worse than when things hold as they are ({@link Churn#probability}): scars heal in silence,
     * too.
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
