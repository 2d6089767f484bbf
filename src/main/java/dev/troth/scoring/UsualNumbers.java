package dev.troth.scoring;

/** Numbers that are written as their place in this list; compared by their bits. */
final class UsualNumbers {
    /** What stands for nothing, or for always and never. */
    static final UsualNumbers ALL =
            new UsualNumbers(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, 1, 0.5);

    private final double[] values;

    private UsualNumbers(double... values) {
        this.values = values;
    }

    int indexOf(long bits) {
        for (int i = 0; i < values.length; i++) {
            if (Double.doubleToRawLongBits(values[i]) == bits) {
                return i;
            }
        }
        return -1;
    }

    double value(int index) {
        return values[index];
    }
}
