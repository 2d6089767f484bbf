package dev.troth.scoring.evaluation;

import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameters;
import dev.troth.scoring.evaluation.Learning.LearnedWeight;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether product use, a factor that is off in the standard model, is part of a learned version ({@code scoring.md}
 * 3.6). A weight that was learned from earlier outcomes is kept only if it also improves the predictions of later ones,
 * compared with a version that was learned as if use had never been measured.
 *
 * @param finding the decision and its reason
 * @param gain the gain on the later outcomes; null if there was nothing to compare, because the learned weight was 0
 */
public record ProductUse(Finding finding, @Nullable Gain gain) implements Serializable {
    /** The decision about product use. */
    public enum Finding {
        /** Off: too few departures followed a measurement of low use. */
        TOO_FEW_DEPARTURES,
        /** Off: the earlier outcomes give it no weight, or the later ones are not predicted better with it. */
        NOT_HELPFUL,
        /** On: the later outcomes are predicted better with it. */
        HELPFUL
    }

    /** Returns whether a learned version uses the factor, so that it has to be compared with one that does not. */
    public static boolean isOn(Parameters learned) {
        return learned.get(Parameter.PRODUCT_USE) > 0;
    }

    /** Returns the version without the factor, under the same name. */
    public static Parameters off(Parameters p) {
        return isOn(p) ? p.with(p.version(), Map.of(Parameter.PRODUCT_USE, 0.0)) : p;
    }

    /** Returns the finding for a learned version whose weight is 0. */
    public static ProductUse unused(Learning learning) {
        Integer left = weight(learning).left();
        boolean tried = left != null && left >= Learning.FEWEST;
        return new ProductUse(tried ? Finding.NOT_HELPFUL : Finding.TOO_FEW_DEPARTURES, null);
    }

    /** Returns the finding for a learned version whose weight is above 0, from its gain on the later outcomes. */
    public static ProductUse compared(Gain gain) {
        return new ProductUse(gain.isShown() ? Finding.HELPFUL : Finding.NOT_HELPFUL, gain);
    }

    /**
     * Returns the weights of a version without the factor, with the evidence for the factor, which is not learned.
     *
     * @param without learned as if use had never been measured, or with a weight of 0
     * @param with learned with the factor
     */
    public static Learning switchedOff(Learning without, Learning with) {
        LearnedWeight tried = weight(with);
        List<LearnedWeight> weights = without.weights().stream()
                .map(one -> one.parameter() == Parameter.PRODUCT_USE
                        ? new LearnedWeight(
                                one.parameter(), tried.before(), one.after(), tried.present(), tried.left(), false)
                        : one)
                .toList();
        return new Learning(without.parameters(), weights, without.before(), without.after());
    }

    private static LearnedWeight weight(Learning learning) {
        return learning.weights().stream()
                .filter(one -> one.parameter() == Parameter.PRODUCT_USE)
                .findFirst()
                .orElseThrow();
    }
}
