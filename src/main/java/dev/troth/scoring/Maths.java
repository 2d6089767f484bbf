package dev.troth.scoring;

/** Elementary functions of the model, on {@link StrictMath}, so that results have the same bits on every machine. */
final class Maths {
    static final double LN2 = StrictMath.log(2);

    /**
     * Relative distance up to which logarithmic and arithmetic mean differ by less than a bit: its square is below
     * 2^-52.
     */
    private static final double NEAR = 1e-8;

    private Maths() {}

    /** Returns 2^-x, the share that is left after {@code x} half-lives. */
    static double halves(double x) {
        return x == 0 ? 1 : StrictMath.exp(-LN2 * x);
    }

    /** Returns the saturation 1 - e^(-n/scale), in [0, 1], for {@code n >= 0} and {@code scale > 0}. */
    static double saturate(double n, double scale) {
        return 1 - StrictMath.exp(-n / scale);
    }

    /** Returns {@code x} limited to [0, 1]; NaN stays NaN. */
    static double clamp(double x) {
        return x < 0 ? 0 : x > 1 ? 1 : x;
    }

    /** Returns the freshness: 1 up to {@code plateau} days, then halved per further {@code plateau} days. In [0, 1]. */
    static double fresh(double age, double plateau) {
        return age <= plateau ? 1 : halves((age - plateau) / plateau);
    }

    /**
     * Returns the logarithmic mean (a - b)/(ln a - ln b) of two positive numbers; it lies between them. For numbers
     * that are nearly equal the arithmetic mean is used, which is then the same to the last digit.
     */
    static double logMean(double a, double b) {
        return Math.abs(a - b) <= NEAR * (a + b) ? (a + b) / 2 : (a - b) / (StrictMath.log(a) - StrictMath.log(b));
    }
}
