package dev.troth.scoring;

import dev.troth.scoring.AccountState.Cadence;
import dev.troth.scoring.AccountState.NeedReview;
import dev.troth.scoring.AccountState.Stress;
import java.util.List;

/** What evidence moves within a state, as it was at one point of a fold: two of them show what one piece of it did. */
record Parts(
        double since,
        PromiseRecord ours,
        PromiseRecord theirs,
        List<DecayedSum> tallies,
        List<NeedReview> needs,
        List<Double> roadmaps,
        Cadence cadence,
        Stress stress,
        Stress market) {

    static Parts of(Fold fold) {
        return new Parts(
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
