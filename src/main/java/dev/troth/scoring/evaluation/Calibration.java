package dev.troth.scoring.evaluation;

import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameters;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * The calibration of the model to the outcomes of a workspace ({@code scoring.md} 3.6): the base rate by a
 * Gamma-Poisson estimate, then a recalibration line on the logarithm of the hazard by maximum a posteriori (MAP)
 * estimation. This is logistic recalibration with a complementary log-log link and Gaussian priors. Both start from the
 * model as it is; few outcomes change little.
 *
 * @param baseRatio the factor of the base hazard, (2 + departures)/(2 + expected departures); above 0
 * @param shift the intercept of the line, prior N(0, 0.5²)
 * @param slope the slope of the line, prior N(1, 0.25²), at least 0.25 so that the order of accounts is kept
 * @param departures the estimated number of distinct departures: overlapping horizons are weighted
 * @param years the account-years of exposure, weighted likewise
 */
public record Calibration(double baseRatio, double shift, double slope, double departures, double years)
        implements Serializable {
    /** The weight of the prior base rate, in departures ({@code scoring.md} 3.6). */
    private static final double PRIOR_DEPARTURES = 2;

    /** The standard deviation of the prior of the shift ({@code scoring.md} 3.6). */
    private static final double SHIFT_SPREAD = 0.5;

    /** The standard deviation of the prior of the slope ({@code scoring.md} 3.6). */
    private static final double SLOPE_SPREAD = 0.25;

    /** The lower bound of the slope, which is also that of {@link Parameter#CALIBRATION_SLOPE}. */
    private static final double LEAST_SLOPE = 0.25;

    private static final double DAYS_PER_YEAR = 365;
    /** Keeps logarithms and denominators finite. */
    private static final double TINY = 1e-12;

    /** Newton steps. The penalised log-likelihood has one maximum, which is reached within ten; steps are bounded. */
    private static final int STEPS = 60;

    /**
     * Calibrates to outcomes.
     *
     * @param observations the predictions with their outcomes, at least one
     * @param timetable the timetable of the predictions
     * @return the calibration
     * @throws IllegalArgumentException if there are no observations
     */
    public static Calibration from(List<Observation> observations, BacktestSchedule timetable) {
        if (observations.isEmpty()) {
            throw new IllegalArgumentException("There are no predictions to learn from.");
        }
        double weight = timetable.weight();
        double departures =
                weight * observations.stream().filter(Observation::left).count();
        double years = weight * observations.size() * timetable.days() / DAYS_PER_YEAR;
        double ratio = baseRatio(observations, departures, weight);
        double[] line = line(observations, ratio, weight);
        return new Calibration(ratio, line[0], line[1], departures, years);
    }

    /**
     * Returns this calibration without a factor of the base hazard, with the line of predictions of another parameter
     * set: for weights that were learned, which include the base hazard.
     *
     * @param observations the predictions of the other parameter set, at least one
     * @param timetable their timetable
     */
    public Calibration withLineOf(List<Observation> observations, BacktestSchedule timetable) {
        double[] line = line(observations, 1, timetable.weight());
        return new Calibration(1, line[0], line[1], departures, years);
    }

    /**
     * Returns the calibrated parameter set. The base hazard is scaled for customers with and without trust alike, so κ,
     * the effect of trust, stays the same. Values are limited to the bounds of their parameters.
     *
     * @param p the parameter set of the predictions
     * @param version the name of the new version
     */
    public Parameters applied(Parameters p, String version) {
        double vendor = -StrictMath.expm1(baseRatio * StrictMath.log1p(-p.get(Parameter.VENDOR_CHURN)));
        double loyal = StrictMath.exp(baseRatio * StrictMath.log(p.get(Parameter.LOYAL_RETENTION)));
        return p.with(
                version,
                Map.of(
                        Parameter.VENDOR_CHURN, within(Parameter.VENDOR_CHURN, vendor),
                        Parameter.LOYAL_RETENTION, within(Parameter.LOYAL_RETENTION, loyal),
                        Parameter.CALIBRATION_SHIFT, within(Parameter.CALIBRATION_SHIFT, shift),
                        Parameter.CALIBRATION_SLOPE, within(Parameter.CALIBRATION_SLOPE, slope)));
    }

    private static double within(Parameter parameter, double value) {
        return Math.clamp(value, parameter.min(), parameter.max());
    }

    /** Returns the mean of the Gamma posterior: observed over expected departures, each with the prior added. */
    private static double baseRatio(List<Observation> observations, double departures, double weight) {
        double expected = observations.stream().mapToDouble(Observation::base).sum() * weight;
        return (PRIOR_DEPARTURES + departures) / (PRIOR_DEPARTURES + expected);
    }

    /** Returns shift and slope that maximise the penalised likelihood, by Newton's method. */
    private static double[] line(List<Observation> observations, double ratio, double weight) {
        double shift = 0;
        double slope = 1;
        for (int step = 0; step < STEPS; step++) {
            double ga = -shift / (SHIFT_SPREAD * SHIFT_SPREAD);
            double gb = -(slope - 1) / (SLOPE_SPREAD * SLOPE_SPREAD);
            double haa = 1 / (SHIFT_SPREAD * SHIFT_SPREAD);
            double hab = 0;
            double hbb = 1 / (SLOPE_SPREAD * SLOPE_SPREAD);
            for (Observation one : observations) {
                double x = StrictMath.log(Math.max(TINY, one.hazard() + (ratio - 1) * one.base()));
                double hazard = StrictMath.exp(shift + slope * x);
                double stay = StrictMath.exp(-hazard);
                double leave = Math.max(TINY, -StrictMath.expm1(-hazard));
                double gradient = weight * (one.left() ? hazard * stay / leave : -hazard);
                double curvature = weight * hazard * hazard * stay / leave;
                ga += gradient;
                gb += gradient * x;
                haa += curvature;
                hab += curvature * x;
                hbb += curvature * x * x;
            }
            double determinant = haa * hbb - hab * hab;
            shift += Math.clamp((hbb * ga - hab * gb) / determinant, -1, 1);
            slope = Math.max(LEAST_SLOPE, slope + Math.clamp((haa * gb - hab * ga) / determinant, -0.5, 0.5));
        }
        return new double[] {shift, slope};
    }
}
