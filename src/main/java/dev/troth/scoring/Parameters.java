package dev.troth.scoring;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The parameter set of a model version: immutable, complete and within the bounds of {@link Parameter}.
 *
 * <p>{@code Parameters.standard().with("2", Map.of(SCAR, 0.8))} creates another version. Two sets with equal names and
 * values are equal.
 */
public final class Parameters implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST_CADENCES = 256;
    private static final Parameter[] ALL = Parameter.values();
    private static final Parameters STANDARD = new Parameters("2", standardValues());

    private final String version;
    private final double[] values;
    private final double kappa;
    private final double baseHazard;
    private final double badImpulse;
    private final double breachShock;
    private final double issueShock;
    private final double silence;
    private final double stress;
    private final double leaving;
    private final double[] tieDecay;
    private final double[] cadenceDecay;
    private final double[] cadenceDecaySum;
    private final ConcurrentHashMap<Double, double[]> gaps = new ConcurrentHashMap<>();

    private Parameters(String version, double[] values) {
        if (version.isBlank()) {
            throw new IllegalArgumentException("The name of a model version must not be blank.");
        }
        for (Parameter parameter : ALL) {
            check(parameter, values[parameter.ordinal()]);
        }
        this.version = version;
        this.values = values;
        baseHazard = -StrictMath.log(1 - get(Parameter.VENDOR_CHURN));
        kappa = StrictMath.log(baseHazard / -StrictMath.log(get(Parameter.LOYAL_RETENTION)));
        if (kappa < 0) {
            throw new IllegalArgumentException(
                    "LOYAL_RETENTION must be at least 1 - VENDOR_CHURN: customers who trust leave less often than others.");
        }
        badImpulse = -StrictMath.log(1 - get(Parameter.BAD_EXPERIENCE_QUITS));
        breachShock = Quality.shock(get(Parameter.BREACH_AS_EXPERIENCE));
        issueShock = Quality.shock(get(Parameter.ISSUE_AS_EXPERIENCE));
        silence = StrictMath.log(get(Parameter.SILENCE_FACTOR));
        stress = StrictMath.log(get(Parameter.STRESS_FACTOR));
        leaving = StrictMath.log(get(Parameter.STATED_LEAVING));
        tieDecay = decayByDay(get(Parameter.TIE_HALF_LIFE));
        cadenceDecay = decayByDay(get(Parameter.CADENCE_HALF_LIFE));
        cadenceDecaySum = runningSum(cadenceDecay);
    }

    /** Returns the standard parameter set, version "2": the defaults of {@link Parameter}. */
    public static Parameters standard() {
        return STANDARD;
    }

    /**
     * Returns a new version with some values changed.
     *
     * @param newVersion the name of the version, not blank
     * @param changes the changed values, in the units of their parameters
     * @throws IllegalArgumentException if the name is blank or a value is NaN or outside of the bounds of its parameter
     */
    public Parameters with(String newVersion, Map<Parameter, Double> changes) {
        double[] changed = values.clone();
        changes.forEach((parameter, value) -> changed[parameter.ordinal()] = value);
        return new Parameters(newVersion, changed);
    }

    /** Returns the value of a parameter, in its unit and within its bounds. */
    public double get(Parameter parameter) {
        return values[parameter.ordinal()];
    }

    /** Returns the name of the version. */
    public String version() {
        return version;
    }

    /** Returns κ = ln(λ₀ / -ln {@link Parameter#LOYAL_RETENTION}), the strength with which trust lowers the hazard. */
    public double kappa() {
        return kappa;
    }

    /** Returns λ₀ = -ln(1 - {@link Parameter#VENDOR_CHURN}), the yearly hazard at trust 0. */
    public double baseHazard() {
        return baseHazard;
    }

    /** Returns -ln(1 - {@link Parameter#BAD_EXPERIENCE_QUITS}), the total hazard of one worst experience at trust 0. */
    public double badImpulse() {
        return badImpulse;
    }

    /**
     * Returns the calibrated hazard e^shift · Λ^slope: a line on the logarithm of the hazard (complementary log-log
     * scale), fitted to the outcomes of a workspace. The slope is positive, so the order of accounts and horizons is
     * kept.
     */
    double calibrated(double hazard) {
        double shift = get(Parameter.CALIBRATION_SHIFT);
        double slope = get(Parameter.CALIBRATION_SLOPE);
        return shift == 0 && slope == 1 ? hazard : StrictMath.exp(shift) * StrictMath.pow(hazard, slope);
    }

    /** Returns the shock of a broken promise of average importance, in worst experiences. */
    double breachShock() {
        return breachShock;
    }

    /** Returns the shock of the worst issue, in worst experiences. */
    double issueShock() {
        return issueShock;
    }

    double silence() {
        return silence;
    }

    double stress() {
        return stress;
    }

    double leaving() {
        return leaving;
    }

    /** Returns 2^(-age/h) for ties, for ages of 0 to {@link DayBitSet#WINDOW} - 1 days. */
    double tieDecay(int age) {
        return tieDecay[age];
    }

    double cadenceDecay(int age) {
        return cadenceDecay[age];
    }

    /** Returns the sum of the decays of the first {@code days} days. */
    double cadenceDecaySum(int days) {
        return cadenceDecaySum[days];
    }

    /**
     * Returns the credit of gaps of 0 to {@link DayBitSet#WINDOW} - 1 days: 1 up to the cadence, then halved per {@link
     * Parameter#GAP_FRACTION} of it. Tables of the first cadences are cached, as few different ones are agreed.
     */
    double[] leftAfterGap(double cadence) {
        double[] kept = gaps.get(cadence);
        if (kept != null) {
            return kept;
        }
        double half = get(Parameter.GAP_FRACTION) * cadence;
        double[] left = new double[DayBitSet.WINDOW];
        Arrays.setAll(left, gap -> gap <= cadence ? 1 : Maths.halves((gap - cadence) / half));
        if (gaps.size() < MOST_CADENCES) {
            gaps.put(cadence, left);
        }
        return left;
    }

    private static void check(Parameter parameter, double value) {
        if (!(value >= parameter.min() && value <= parameter.max())) {
            throw new IllegalArgumentException("%s must be between %s and %s %s, but was %s. The default is %s."
                    .formatted(
                            parameter,
                            parameter.min(),
                            parameter.max(),
                            parameter.unit(),
                            value,
                            parameter.standard()));
        }
    }

    private static double[] standardValues() {
        return Arrays.stream(ALL).mapToDouble(Parameter::standard).toArray();
    }

    private static double[] decayByDay(double halfLife) {
        double[] decay = new double[DayBitSet.WINDOW];
        Arrays.setAll(decay, age -> Maths.halves(age / halfLife));
        return decay;
    }

    private static double[] runningSum(double[] terms) {
        double[] sums = new double[terms.length + 1];
        for (int i = 0; i < terms.length; i++) {
            sums[i + 1] = sums[i] + terms[i];
        }
        return sums;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters that && version.equals(that.version) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * version.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "model " + version;
    }
}
