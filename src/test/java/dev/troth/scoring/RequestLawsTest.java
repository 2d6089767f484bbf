package dev.troth.scoring;

import static dev.troth.scoring.EvidenceBuilder.broken;
import static dev.troth.scoring.EvidenceBuilder.declined;
import static dev.troth.scoring.EvidenceBuilder.kept;
import static dev.troth.scoring.EvidenceBuilder.made;
import static dev.troth.scoring.EvidenceBuilder.released;
import static dev.troth.scoring.EvidenceBuilder.renegotiated;
import static dev.troth.scoring.EvidenceBuilder.requested;
import static dev.troth.scoring.Laws.always;
import static dev.troth.scoring.Laws.atMost;
import static dev.troth.scoring.Laws.below;
import static dev.troth.scoring.Laws.same;

import dev.troth.scoring.Evidence.Fault;
import org.junit.jupiter.api.Test;

/** Laws C28 to C38 of {@code scoring.md}, section 4: answers to requests, and changes of terms. */
class RequestLawsTest {
    private static final double UNKNOWN = Double.NaN;

    /** Returns the account with a request that is declined on {@code day}. */
    private static EvidenceBuilder no(EvidenceBuilder s, double asked, double needed, double importance, double day) {
        return s.with(requested("n", asked, needed, importance), declined("n", day, importance));
    }

    @Test
    void c28LaterNoNeverEarnsMore() {
        always((s, r) -> {
            double asked = s.now() - 80;
            double needed = r.nextBoolean() ? asked + 1 + 60 * r.nextDouble() : UNKNOWN;
            double importance = r.nextDouble();
            double before = 1;
            for (double waited = 0; waited < 80; waited += 4) {
                double c = no(s, asked, needed, importance, asked + waited).c();
                atMost(c, before);
                before = c;
            }
        });
    }

    @Test
    void c29NoAfterItWasNeededNeverRaisesCredibility() {
        always((s, r) -> {
            double needed = s.now() - 1 - 50 * r.nextDouble();
            double late = needed + (s.now() - needed) * r.nextDouble();
            atMost(no(s, needed - 20, needed, r.nextDouble(), late).c(), s.c());
        });
    }

    @Test
    void c30UnansweredRequestCostsAtLeastAsMuchAsTheLateNo() {
        always((s, r) -> {
            double needed = s.now() - 1 - 50 * r.nextDouble();
            double importance = r.nextDouble();
            double silent =
                    s.with(requested("n", needed - 20, needed, importance)).c();
            below(silent, s.c());
            double late = needed + (s.now() - needed) * r.nextDouble();
            atMost(silent, no(s, needed - 20, needed, importance, late).c());
            double p = s.with(requested("n", needed - 20, needed, importance)).p(90);
            atMost(s.p(90), p);
        });
    }

    @Test
    void c38LaterYesCostsMore() {
        always((s, r) -> {
            double needed = s.now() - 40;
            double importance = r.nextDouble();
            double before = yes(s, needed, importance, needed);
            same(before, s.c(), 0);
            for (double late = 1; late < 40; late += 3) {
                double c = yes(s, needed, importance, needed + late);
                below(c, before);
                before = c;
            }
        });
    }

    /** Returns credibility after a request that was answered by a promise for tomorrow. */
    private static double yes(EvidenceBuilder s, double needed, double importance, double day) {
        return s.with(requested("n", needed - 100, needed, importance), made("n", day, s.now() + 1, importance))
                .c();
    }

    @Test
    void c31RequestHasNoEffectBeforeTheAnswerIsNeeded() {
        always((s, r) -> {
            same(s.with(requested("n", s.now() - 5, s.now() + 5, 1)).c(), s.c(), 0);
            same(s.with(requested("n", s.now() - 5, UNKNOWN, 1)).c(), s.c(), 0);
            same(
                    s.with(requested("n", s.now() - 50, s.now() - 5, 1), released("n", s.now()))
                            .c(),
                    s.c(),
                    0);
        });
    }

    @Test
    void c32NoAtAnyTimeBeatsABrokenPromiseByFar() {
        always((s, r) -> {
            double asked = s.now() - 60;
            double needed = asked + 30;
            double importance = r.nextDouble();
            double broke = s.with(made("n", asked, needed, importance), broken("n", needed))
                    .c();
            double worst = no(s, asked, needed, importance, s.now()).c();
            below(broke, worst);
            below(2 * (s.c() - worst), s.c() - broke);
        });
    }

    @Test
    void c33ChangeThatTheCustomerOrCircumstancesCausedIsNoEvidence() {
        always((s, r) -> {
            EvidenceBuilder open = s.with(made("n", s.now() - 10, s.now() + 10 * r.nextDouble(), r.nextDouble()));
            double due = s.now() + 20;
            for (Fault fault : new Fault[] {Fault.THEM, Fault.NOBODY}) {
                EvidenceBuilder moved = open.with(renegotiated("n", s.now(), due, 0, fault));
                same(moved.c(), s.c(), 0);
                same(moved.p(90), s.p(90), 0);
            }
        });
    }

    @Test
    void c34ChangeAgreedBeforeTheDateLeavesNoScar() {
        always((s, r) -> {
            double due = s.now() + 20 * r.nextDouble();
            EvidenceBuilder open = s.with(made("n", s.now() - 10, due, r.nextDouble()));
            double before = open.state().ours().neverForgotten();
            double later = due + 30 * r.nextDouble();
            same(open.with(renegotiated("n", s.now(), later)).state().ours().neverForgotten(), before, 0);
            EvidenceBuilder late = s.with(made("n", s.now() - 10, s.now() - 3, 0.5));
            below(late.with(renegotiated("n", s.now() - 3, later)).c(), s.c() + 1e-12);
            below(
                    late.state().ours().neverForgotten(),
                    late.with(renegotiated("n", s.now() - 1, later))
                            .state()
                            .ours()
                            .neverForgotten());
        });
    }

    @Test
    void c37EarlyRenegotiationCostsAHundredthOfTheBrokenPromise() {
        always((s, r) -> {
            double day = s.now();
            EvidenceBuilder open = s.with(made("n", day - 1, day + 19, 0.5));
            double none = lost(s);
            double moved = lost(open.with(renegotiated("n", day, day + 19 + 40 * r.nextDouble()))) - none;
            atMost(100 * moved, lost(open.with(broken("n", day))) - none);
        });
    }

    private static double lost(EvidenceBuilder s) {
        return s.state().ours().broken().decayedTo(s.now(), 365);
    }

    @Test
    void c35CostWithinAnAgreedLargerBudgetIsNoOverrun() {
        always((s, r) -> {
            double made = s.now() - 50;
            double more = r.nextDouble();
            EvidenceBuilder agreed =
                    s.with(made("n", made, s.now(), 0.5, 1000), renegotiated("n", made + 1, s.now(), more, Fault.THEM));
            double exactly =
                    agreed.with(kept("n", s.now(), 1, 1000 * (1 + more))).c();
            same(exactly, agreed.with(kept("n", s.now())).c(), 1e-12);
            same(
                    exactly,
                    s.with(made("n", made, s.now(), 0.5), kept("n", s.now())).c(),
                    1e-12);
        });
    }

    @Test
    void c36KeepingQuietAboutTheCostNeverBeatsACostWithinTheBudget() {
        always((s, r) -> {
            EvidenceBuilder open = s.with(made("n", s.now() - 50, s.now(), r.nextDouble(), 1000));
            double quiet = open.with(kept("n", s.now())).c();
            atMost(
                    quiet,
                    open.with(kept("n", s.now(), 1, 1000 * r.nextDouble())).c());
        });
    }
}
