package dev.troth.scoring;

import dev.troth.scoring.AccountState.Cadence;
import dev.troth.scoring.AccountState.NeedReview;
import dev.troth.scoring.AccountState.Stress;
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
        List<NeedReview> needs,
        List<Double> roadmaps,
        Cadence cadence,
        Stress stress,
        Stress market) {

    static StateContribution of(Fold fold) {
        return new StateContribution(
                fold.since,
                fold.ours,
                fold.theirs,
                List.of(fold.tallies),
                List.copyOf(fold.needs),
                List.copyOf(fold.roadmaps),
                fold.cadence,
                fold.stress,
                fold.market);
    }
}
