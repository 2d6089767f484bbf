package dev.troth.scoring;

/** The few functions that every equation of the model uses. {@link StrictMath}, so that bits do not depend on the machine. */
final class Maths {
    static final double LN2 = StrictMath.log(2);

    /** Half the relative distance within which the two means differ by less than a bit: its square is that small. */
    private static final double NEAR = 1e-8;

    private Maths() {}

    /** 2^-x: what is left after {@code x} half-lives. */
    static double halves(double x) {
        return x == 0 ? 1 : StrictMath.exp(-LN2 * x);
    }

    /** 1 - e^(-n/scale): the first of something counts most, in [0, 1). */
    static double saturate(double n, double scale) {
        return 1 - StrictMath.exp(-n / scale);
    }

    static double clamp(double x) {
        return x < 0 ? 0 : x > 1 ? 1 : x;
    }

    /** 1 up to {@code plateau} days, then halved every further {@code plateau} days. */
    static double fresh(double age, double plateau) {
        return age <= plateau ? 1 : halves((age - plateau) / plateau);
    }

    /**
     * The logarithmic mean of two positive numbers, (a-b)/(ln a - ln b). Of numbers so near to each other that their
     * logarithms are not, it is the mean to all digits there are.
     */
    static double logMean(double a, double b) {
        return Math.abs(a - b) <= NEAR * (a + b) ? (a + b) / 2 : (a - b) / (StrictMath.log(a) - StrictMath.log(b));
    }
}
