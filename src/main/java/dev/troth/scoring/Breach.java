package dev.troth.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One time that we did not do what we said: by how much it divided credibility then, and what is left of it (S4 L22:
 * people forgive, but they don't forget).
 *
 * @param fact what tells of it: broken, kept late, withdrawn, other terms, an issue solved late; for what is overdue now,
 *     the promise itself
 * @param open whether it is overdue still, so that it gets worse every day
 * @param before credibility just before, 0 to 1
 * @param after credibility just after
 * @param scar how deep it went: 1 for an ordinary promise that was not kept at all
 * @param goodwill the goodwill that softened it: kept promises of the last months, faded
 * @param forgiven how much of the division has healed by now, 0 to 1
 * @param neverForgotten the share of credibility that it takes for ever, 0 to 0.3
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

    /** What is smaller left no mark: terms changed long before the date, a delivery an hour late. */
    private static final double MARK = 1e-3;

    /**
     * All of an account, in the order in which they happened; those that are overdue now last.
     *
     * @param evidence none of it after {@code asOf}
     */
    public static List<Breach> of(Collection<? extends Evidence> evidence, Instant asOf, Model model) {
        Parameters p = model.parameters();
        double today = Days.of(asOf);
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
        double goodwill = state.ours().goodwill().on(today, p.get(Parameter.SCAR_HALF_LIFE));
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

    /** The share of credibility that one scar takes of what all of them take. */
    private static double forEver(double all, double scar, Parameters p) {
        return 1 - Credibility.remembered(all, p) / Credibility.remembered(all - scar, p);
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
                    before.goodwill().on(day, p.get(Parameter.SCAR_HALF_LIFE)));
        }

        Breach seenFrom(double today, AccountState state, Parameters p) {
            double halfLife = p.get(Parameter.SCAR_HALF_LIFE);
            double then = Credibility.dividedBy(scar, goodwill, p);
            double left = scar * Maths.halves((today - day) / halfLife);
            double now = Credibility.dividedBy(left, state.ours().goodwill().on(today, halfLife), p);
            double forgiven = Maths.clamp(1 - StrictMath.log(now) / StrictMath.log(then));
            double all = state.ours().neverForgotten();
            return new Breach(fact, false, before, after, scar, goodwill, forgiven, forEver(all, scar, p));
        }
    }
}
