package dev.troth.scoring;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The numbers of one model version: immutable, complete, checked against the bounds of {@link Parameter}.
 *
 * <p>{@code Parameters.standard().with("2", Map.of(SCAR, 0.8))} makes another version; two versions with equal names
 * and values are equal.
 */
public final class Parameters implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST_CADENCES = 256;
    private static final Parameter[] ALL = Parameter.values();
    private static final Parameters STANDARD = new Parameters("1", standardValues());

    private final String version;
    private final double[] values;
    private final double kappa;
    private final double baseHazard;
    private final double badImpulse;
    private final double silence;
    private final double stress;
    private final double[] tieDecay;
    private final double[] cadenceDecay;
    private final double[] cadenceDecaySum;
    private final ConcurrentHashMap<Double, double[]> gaps = new ConcurrentHashMap<>();

    private Parameters(String version, double[] values) {
        if (version.isBlank()) {
            throw new IllegalArgumentException("A model version needs a name, but it was blank.");
        }
        for (Parameter parameter : ALL) {
            check(parameter, values[parameter.ordinal()]);
        }
        this.version = version;
        this.values = values;
        baseHazard = -StrictMath.log(1 - get(Parameter.VENDOR_CHURN));
        kappa = StrictMath.log(baseHazard / -StrictMath.log(get(Parameter.LOYAL_RETENTION)));
        badImpulse = -StrictMath.log(1 - get(Parameter.BAD_EXPERIENCE_QUITS));
        silence = StrictMath.log(get(Parameter.SILENCE_FACTOR));
        stress = StrictMath.log(get(Parameter.STRESS_FACTOR));
        tieDecay = decayByDay(get(Parameter.TIE_HALF_LIFE));
        cadenceDecay = decayByDay(get(Parameter.CADENCE_HALF_LIFE));
        cadenceDecaySum = runningSum(cadenceDecay);
    }

    /** The model as documented, version "1". */
    public static Parameters standard() {
        return STANDARD;
    }

    /**
     * Another version with some numbers changed.
     *
     * @throws IllegalArgumentException if a value lies outside the bounds of its parameter
     */
    public Parameters with(String newVersion, Map<Parameter, Double> changes) {
        double[] changed = values.clone();
        changes.forEach((parameter, value) -> changed[parameter.ordinal()] = value);
        return new Parameters(newVersion, changed);
    }

    public double get(Parameter parameter) {
        return values[parameter.ordinal()];
    }

    /** The name of the version; every score carries it. */
    public String version() {
        return version;
    }

    /** How strongly trust shields: chosen so that full trust keeps {@link Parameter#LOYAL_RETENTION} a year. */
    public double kappa() {
        return kappa;
    }

    /** Yearly hazard of a customer without any trust. */
    public double baseHazard() {
        return baseHazard;
    }

    /** Hazard of one worst experience, never repaired, without any trust. */
    public double badImpulse() {
        return badImpulse;
    }

    /**
     * A cumulative hazard after the line that was fitted to a workspace's own outcomes: its logarithm times a slope,
     * plus a shift. Keeps the order of accounts and of horizons.
     */
    double calibrated(double hazard) {
        double shift = get(Parameter.CALIBRATION_SHIFT);
        double slope = get(Parameter.CALIBRATION_SLOPE);
        return shift == 0 && slope == 1 ? hazard : StrictMath.exp(shift) * StrictMath.pow(hazard, slope);
    }

    double silence() {
        return silence;
    }

    double stress() {
        return stress;
    }

    /** What a contact {@code age} days ago still weighs, 0 to {@link DayRing#WINDOW} - 1. */
    double tieDecay(int age) {
        return tieDecay[age];
    }

    double cadenceDecay(int age) {
        return cadenceDecay[age];
    }

    /** Sum of the first {@code days} cadence decays. */
    double cadenceDecaySum(int days) {
        return cadenceDecaySum[days];
    }

    /**
     * What gaps of 0 to {@link DayRing#WINDOW} - 1 days leave of a rhythm: everything up to the cadence, then half every
     * {@link Parameter#GAP_FRACTION} of it. Few cadences are agreed, so the usual ones are kept.
     */
    double[] leftAfterGap(double cadence) {
        double[] kept = gaps.get(cadence);
        if (kept != null) {
            return kept;
        }
        double half = get(Parameter.GAP_FRACTION) * cadence;
        double[] left = new double[DayRing.WINDOW];
        Arrays.setAll(left, gap -> gap <= cadence ? 1 : Maths.halves((gap - cadence) / half));
        if (gaps.size() < MOST_CADENCES) {
            gaps.put(cadence, left);
        }
        return left;
    }

    private static void check(Parameter parameter, double value) {
        if (!(value >= parameter.min() && value <= parameter.max())) {
            throw new IllegalArgumentException(
                    "%s must be between %s and %s %s, but was %s. Maybe take the default, %s?"
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
        double[] decay = new double[DayRing.WINDOW];
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
