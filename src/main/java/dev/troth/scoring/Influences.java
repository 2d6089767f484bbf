package dev.troth.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What each piece of evidence still does to the scores: the scores as they are against those without its part. The part
 * is what it added to each sum, faded to the day that is asked for, so later evidence stays as it was: a promise that was
 * broken leaves no gap when the breach is taken out.
 */
public final class Influences {
    private static final double UNSEEN = 1e-12;
    private static final double LONG = 365;

    /**
     * One piece of evidence that still matters.
     *
     * @param fact which it is
     * @param without what would be said of the account without its part
     */
    public record Influence(FactKey fact, Assessment without) {}

    private Influences() {}

    /**
     * All evidence that still matters, in the order of folding.
     *
     * @param evidence of the account
     * @param market evidence that belongs to no account
     * @param asOf not before any of it
     */
    public static List<Influence> of(
            Collection<? extends Evidence> evidence, Collection<? extends Evidence> market, Instant asOf, Model model) {
        List<Evidence> sorted = new ArrayList<>(evidence);
        sorted.addAll(market);
        sorted.sort(null);
        Fold fold = new Fold(AccountState.EMPTY, model.parameters());
        List<Parts> parts = new ArrayList<>(List.of(Parts.of(fold)));
        for (Evidence each : sorted) {
            fold.add(each);
            parts.add(Parts.of(fold));
        }
        AccountState state = fold.state();
        Removal removal = new Removal(state, sorted, Days.of(asOf), model.parameters());
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
