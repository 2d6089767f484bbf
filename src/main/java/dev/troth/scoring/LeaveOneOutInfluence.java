package dev.troth.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The influence of each piece of evidence: the scores compared with the scores without its contribution.
 *
 * <p>The contribution is the amount that the evidence added to each sum, decayed to the day of evaluation; later
 * evidence stays unchanged. Removing a breach, for example, does not reopen its promise. Influences need not add up: of
 * two calls on one day, each has none. {@link Model#replay} gives steps that add up.
 */
public final class LeaveOneOutInfluence {
    /** Differences up to this are rounding, not influence. */
    private static final double UNSEEN = 1e-12;

    /** The horizon at which churn is compared, in days: the longest that the API shows. */
    private static final double LONG = 365;

    /**
     * A piece of evidence with influence.
     *
     * @param fact the fact of the evidence
     * @param without the assessment of the account without its contribution
     */
    public record Influence(FactKey fact, Assessment without) {}

    private LeaveOneOutInfluence() {}

    /**
     * Returns the evidence that changes credibility (of either side), connection, or churn within a year, in the order
     * of folding.
     *
     * @param evidence the evidence of the account, in any order
     * @param market evidence about the market
     * @param asOf the instant of evaluation, not before any of the evidence
     * @param model the model version
     * @return the influences; empty without evidence
     * @throws IllegalArgumentException if evidence refers to a promise, issue or stakeholder that is not in it
     */
    public static List<Influence> of(
            Collection<? extends Evidence> evidence, Collection<? extends Evidence> market, Instant asOf, Model model) {
        List<Evidence> sorted = new ArrayList<>(evidence);
        sorted.addAll(market);
        sorted.sort(null);
        Fold fold = new Fold(AccountState.EMPTY, model.parameters());
        List<StateContribution> parts = new ArrayList<>(List.of(StateContribution.of(fold)));
        for (Evidence each : sorted) {
            fold.add(each);
            parts.add(StateContribution.of(fold));
        }
        AccountState state = fold.state();
        EvidenceRemoval removal = new EvidenceRemoval(state, sorted, EpochDays.of(asOf), model.parameters());
        Assessment now = model.assess(state, asOf);
        List<Influence> influences = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Evidence each = sorted.get(i);
            removal.without(each, parts.get(i), parts.get(i + 1))
                    .map(without -> new Influence(each.fact(), model.assess(without, asOf)))
                    .filter(influence -> matters(influence.without, now))
                    .ifPresent(influences::add);
        }
        return influences;
    }

    private static boolean matters(Assessment without, Assessment now) {
        return differ(without.credibility().value(), now.credibility().value())
                || differ(without.connection().value(), now.connection().value())
                || differ(
                        without.theirCredibility().value(),
                        now.theirCredibility().value())
                || differ(without.churn().probability(LONG), now.churn().probability(LONG));
    }

    private static boolean differ(double a, double b) {
        return Math.abs(a - b) > UNSEEN;
    }
}
