package dev.troth.scoring;

/** Frequent numbers, encoded as their index in this list; compared by their bits. */
final class CommonDoubles {
    /** Zero, both infinities, NaN, one and a half: the values of absent, unlimited and default fields. */
    static final CommonDoubles ALL =
            new CommonDoubles(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, 1, 0.5);

    private final double[] values;

    private CommonDoubles(double... values) {
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
