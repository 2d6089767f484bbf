package dev.troth.scoring;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The reasons of a number, which add up to its distance from where they start: checked when this is made, so that no
 * explanation that does not add up can exist.
 *
 * @param baseline where they start: the ideal partner, or the same number at another time
 * @param drivers ordered by weight, heaviest first
 * @param value what they explain
 */
public record Drivers<C extends Enum<C>>(double baseline, List<Driver<C>> drivers, double value)
        implements Serializable {
    /** How far a sum may be off: rounding of a dozen terms, nothing more. */
    static final double EXACT = 1e-9;

    public Drivers {
        List<Driver<C>> ordered = new ArrayList<>(drivers);
        ordered.sort(Comparator.comparingDouble(driver -> -Math.abs(driver.contribution())));
        drivers = List.copyOf(ordered);
        double sum = 0;
        for (Driver<C> driver : drivers) {
            sum += driver.contribution();
        }
        if (!(Math.abs(sum - (value - baseline)) <= EXACT)) {
            throw new IllegalStateException("The drivers add up to %s, but %s is %s away from %s."
                    .formatted(sum, value, value - baseline, baseline));
        }
    }

    /** By how much something moves the number; 0 for what is no reason. */
    public double of(C code) {
        for (Driver<C> driver : drivers) {
            if (driver.code() == code) {
                return driver.contribution();
            }
        }
        return 0;
    }
}
