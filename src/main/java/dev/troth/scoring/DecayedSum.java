package dev.troth.scoring;

import java.io.Serializable;

/**
 * An exponentially decayed sum Σ w·2^(-(t - t_w)/h): adding a term takes constant time, is exact for terms that arrive
 * late, and two sums can be merged.
 *
 * <p>This is forward decay (Cormode et al., ICDE 2009) with an exponential, the case in which forward and backward
 * decay coincide. The half-life h, in days, belongs to the parameter set and not to the value; each operation receives
 * it. All operations on one sum must use the same half-life. Terms may be negative; they must be finite.
 *
 * @param value the sum as of {@code day}, in the unit of its terms
 * @param day the day of the latest term; negative infinity for the empty sum
 */
public record DecayedSum(double value, double day) implements Serializable {
    /** The empty sum: 0 on every day, and the identity of merging. */
    public static final DecayedSum NONE = new DecayedSum(0, Double.NEGATIVE_INFINITY);

    /** Returns the sum with one more term, of weight {@code term} on day {@code at}, before or after the latest one. */
    DecayedSum add(double term, double at, double halfLife) {
        return at >= day
                ? new DecayedSum(value * Maths.halves((at - day) / halfLife) + term, at)
                : new DecayedSum(value + term * Maths.halves((day - at) / halfLife), day);
    }

    /** Returns the value on day {@code later}, value·2^(-(later - day)/h); 0 for the empty sum. */
    double decayedTo(double later, double halfLife) {
        return value == 0 ? 0 : value * Maths.halves((later - day) / halfLife);
    }

    /** Returns the sum of the terms of both; commutative, and associative up to rounding. */
    DecayedSum merge(DecayedSum other, double halfLife) {
        double last = Math.max(day, other.day);
        return last == Double.NEGATIVE_INFINITY
                ? NONE
                : new DecayedSum(decayedTo(last, halfLife) + other.decayedTo(last, halfLife), last);
    }
}
