package dev.troth.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A breach of a promise: the division of credibility when it happened, and the part that is left (S4 L22: "People
 * forgive, but they don't forget").
 *
 * <p>Quality q of 0 to 1 leaves a scar of w(1 - q)² for a promise of weight w. Scars of at most 0.001, such as an early
 * change of terms, are not listed.
 *
 * @param fact the fact that recorded it: broken, kept late, withdrawn, renegotiated, or an issue resolved late; for a
 *     promise that is overdue now, the promise itself
 * @param open whether the promise is still overdue; its scar then grows with every day
 * @param before credibility just before, in [0, 1]
 * @param after credibility just after, in [0, 1]
 * @param scar w(1 - q)²: 1 for a promise of weight 1 that was not kept at all; at most 2
 * @param goodwill the decayed sum of kept promises that softened it, in promises; at least 0
 * @param forgiven the healed share of the division on the day of evaluation, 1 - ln(now)/ln(then), in [0, 1]; 0 while
 *     open
 * @param neverForgotten the share of credibility that it takes permanently, in [0, {@link
 *     Parameter#NEVER_FORGOTTEN_MAX}]
 */
public record Breach(
        FactKey fact,
        boolean open,
        double before,
        double after,
        double scar,
        double goodwill,
        double forgiven,
        double neverForgotten) {

    /**
     * The smallest scar that is listed, in promises: a thousandth of a broken promise of weight 1. Affects no score.
     */
    private static final double MARK = 1e-3;

    /**
     * Returns the breaches of an account in chronological order, followed by the promises that are overdue at {@code
     * asOf}.
     *
     * @param evidence the evidence of the account, in any order, none of it after {@code asOf}
     * @param asOf the instant of evaluation
     * @param model the model version
     * @return the breaches; empty if there are none
     * @throws IllegalArgumentException if evidence refers to a promise, issue or stakeholder that is not in it
     */
    public static List<Breach> of(Collection<? extends Evidence> evidence, Instant asOf, Model model) {
        Parameters p = model.parameters();
        double today = EpochDays.of(asOf);
        List<Evidence> sorted = new ArrayList<>(evidence);
        sorted.sort(null);
        Fold fold = new Fold(AccountState.EMPTY, p);
        List<Booked> booked = new ArrayList<>();
        for (Evidence each : sorted) {
            PromiseRecord before = fold.ours;
            fold.add(each);
            if (fold.ours.neverForgotten() - before.neverForgotten() > MARK) {
                booked.add(Booked.of(each, fold, before, p));
            }
        }
        AccountState state = fold.state();
        List<Breach> breaches = new ArrayList<>();
        booked.forEach(one -> breaches.add(one.seenFrom(today, state, p)));
        for (Evidence each : sorted) {
            OpenCommitment promise =
                    each instanceof Evidence.Made made ? state.commitments().get(made.commitment()) : null;
            if (promise != null && promise.side() == Side.US && promise.overdue(today)) {
                overdue(each.fact(), promise, state, today, p, breaches);
            }
        }
        return breaches;
    }

    private static void overdue(
            FactKey fact, OpenCommitment promise, AccountState state, double today, Parameters p, List<Breach> to) {
        double missing = 1 - Quality.afterDelay(today - promise.due(), promise.duration(), p);
        double scar = promise.weight() * missing * missing;
        if (scar <= MARK) {
            return;
        }
        Fold without = new Fold(state, p);
        without.commitments.values().remove(promise);
        double goodwill = state.ours().goodwill().decayedTo(today, p.get(Parameter.SCAR_HALF_LIFE));
        to.add(new Breach(
                fact,
                true,
                Credibility.ours(without.state(), today, p).value(),
                Credibility.ours(state, today, p).value(),
                scar,
                goodwill,
                0,
                forEver(state.ours().neverForgotten() + scar, scar, p)));
    }

    /** Returns the permanent share of one scar: 1 - M2(all)/M2(all - scar). */
    private static double forEver(double all, double scar, Parameters p) {
        return 1 - Credibility.lastingFactor(all, p) / Credibility.lastingFactor(all - scar, p);
    }

    private record Booked(FactKey fact, double day, double before, double after, double scar, double goodwill) {
        static Booked of(Evidence evidence, Fold after, PromiseRecord before, Parameters p) {
            double day = evidence.day();
            double scar = after.ours.neverForgotten() - before.neverForgotten();
            double credibility = Credibility.ours(after.state(), day, p).value();
            Fold without = new Fold(after.state(), p);
            without.ours = before;
            return new Booked(
                    evidence.fact(),
                    day,
                    Credibility.ours(without.state(), day, p).value(),
                    credibility,
                    scar,
                    before.goodwill().decayedTo(day, p.get(Parameter.SCAR_HALF_LIFE)));
        }

        Breach seenFrom(double today, AccountState state, Parameters p) {
            double halfLife = p.get(Parameter.SCAR_HALF_LIFE);
            double then = Credibility.breachFactor(scar, goodwill, p);
            double left = scar * Maths.halves((today - day) / halfLife);
            double now = Credibility.breachFactor(left, state.ours().goodwill().decayedTo(today, halfLife), p);
            double forgiven = Maths.clamp(1 - StrictMath.log(now) / StrictMath.log(then));
            double all = state.ours().neverForgotten();
            return new Breach(fact, false, before, after, scar, goodwill, forgiven, forEver(all, scar, p));
        }
    }
}
