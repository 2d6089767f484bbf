package dev.troth.scoring.proof;

import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameters;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What a workspace's own outcomes say about the model: first how often customers leave here at all, then how its risks
 * have to be stretched and shifted to come true. Both start from the model as it is and move as far as the outcomes
 * carry them: few outcomes move little.
 *
 * @param baseRatio by how much the base hazard is multiplied (Gamma-Poisson, a prior worth two departures)
 * @param shift of the logarithm of the hazard
 * @param slope of the logarithm of the hazard (priors N(0, 0.5) and N(1, 0.25))
 * @param departures how many they were learned from, about: a departure that several horizons see counts once
 * @param years account years they were learned from
 */
public record Calibration(double baseRatio, double shift, double slope, double departures, double years)
        implements Serializable {
    private static final double PRIOR_DEPARTURES = 2;
    private static final double SHIFT_SPREAD = 0.5;
    private static final double SLOPE_SPREAD = 0.25;
    private static final double LEAST_SLOPE = 0.25;
    private static final double DAYS_PER_YEAR = 365;
    private static final double TINY = 1e-12;
    private static final int STEPS = 60;

    /** @throws IllegalArgumentException of no predictions, from which nothing can be learned */
    public static Calibration from(List<Observation> observations, Timetable timetable) {
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
     * The model after it: the base hazard is scaled for customers with and without trust alike, so that what trust is
     * worth stays as it was.
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

    /** The mean of the posterior: departures over what the base alone expects of the same time. */
    private static double baseRatio(List<Observation> observations, double departures, double weight) {
        double expected = observations.stream().mapToDouble(Observation::base).sum() * weight;
        return (PRIOR_DEPARTURES + departures) / (PRIOR_DEPARTURES + expected);
    }

    /** The line that makes risks come true, by Newton's method on the penalised likelihood. */
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
