package dev.troth.scoring;

import dev.troth.scoring.AccountState.Loyalty;
import dev.troth.scoring.AccountState.Phase;
import java.util.List;

/**
 * The additive and latest values of a fold at one point; the difference of two is the contribution of the evidence
 * between.
 */
record StateContribution(
        double since,
        PromiseRecord ours,
        PromiseRecord theirs,
        List<DecayedSum> tallies,
        List<Double> roadmaps,
        Phase stress,
        Phase market,
        List<Phase> signals,
        Loyalty loyalty) {

    static StateContribution of(Fold fold) {
        return new StateContribution(
                fold.since,
                fold.ours,
                fold.theirs,
                List.of(fold.tallies),
                List.copyOf(fold.roadmaps),
                fold.stress,
                fold.market,
                List.copyOf(fold.signals),
                fold.loyalty);
    }
}
