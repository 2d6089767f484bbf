package dev.troth.scoring;

import java.io.Serializable;

/**
 * A sum whose terms fade by half every half-life: O(1) to add to, exact for terms that arrive late, mergeable.
 *
 * <p>Forward decay in the sense of Cormode et al. (ICDE 2009) with an exponential; the half-life belongs to the model,
 * not to the value, so every operation is given it.
 *
 * @param value the sum as of {@code day}
 * @param day the day of the youngest term; minus infinity for the empty sum
 */
public record DecayedSum(double value, double day) implements Serializable {
    public static final DecayedSum NONE = new DecayedSum(0, Double.NEGATIVE_INFINITY);

    DecayedSum add(double term, double at, double halfLife) {
        return at >= day
                ? new DecayedSum(value * Maths.halves((at - day) / halfLife) + term, at)
                : new DecayedSum(value + term * Maths.halves((day - at) / halfLife), day);
    }

    /** What the sum is worth on a later day. */
    double on(double later, double halfLife) {
        return value == 0 ? 0 : value * Maths.halves((later - day) / halfLife);
    }

    DecayedSum merge(DecayedSum other, double halfLife) {
        double last = Math.max(day, other.day);
        return last == Double.NEGATIVE_INFINITY
                ? NONE
                : new DecayedSum(on(last, halfLife) + other.on(last, halfLife), last);
    }
}
