package dev.troth.scoring;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The drivers of a value. Their contributions add up to value - baseline; the constructor checks this to 1e-9, so an
 * explanation that does not add up cannot exist.
 *
 * @param <C> the kind of reasons
 * @param baseline the value of the reference: the ideal partner, or the same score at another time
 * @param drivers ordered by absolute contribution, largest first; equal ones in the order given
 * @param value the explained value
 */
public record Drivers<C extends Enum<C>>(double baseline, List<Driver<C>> drivers, double value)
        implements Serializable {
    /** The largest rounding error of the sum of a dozen terms, with a margin. */
    static final double EXACT = 1e-9;

    /**
     * Sorts the drivers and checks their sum.
     *
     * @throws IllegalStateException if the contributions do not add up to value - baseline, or a number is NaN
     */
    public Drivers {
        List<Driver<C>> ordered = new ArrayList<>(drivers);
        ordered.sort(Comparator.comparingDouble(driver -> -Math.abs(driver.contribution())));
        drivers = List.copyOf(ordered);
        double sum = 0;
        for (Driver<C> driver : drivers) {
            sum += driver.contribution();
        }
        if (!(Math.abs(sum - (value - baseline)) <= EXACT)) {
            throw new IllegalStateException(
                    "The drivers add up to %s, but the value %s differs by %s from the baseline %s."
                            .formatted(sum, value, value - baseline, baseline));
        }
    }

    /** Returns the contribution of a reason; 0 if it is not among the drivers. */
    public double of(C code) {
        for (Driver<C> driver : drivers) {
            if (driver.code() == code) {
                return driver.contribution();
            }
        }
        return 0;
    }

    /**
     * One reason of a score.
     *
     * @param <C> the kind of reasons
     * @param code the reason
     * @param contribution the amount by which it moves the score, on the scale of the score, in [-1, 1]; negative
     *     values lower the score
     */
    public record Driver<C extends Enum<C>>(C code, double contribution) implements Serializable {}
}
