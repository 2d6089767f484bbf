package dev.troth.scoring;

import static dev.troth.scoring.EvidenceBuilder.P;
import static dev.troth.scoring.EvidenceBuilder.broken;
import static dev.troth.scoring.EvidenceBuilder.declined;
import static dev.troth.scoring.EvidenceBuilder.kept;
import static dev.troth.scoring.EvidenceBuilder.made;
import static dev.troth.scoring.EvidenceBuilder.needs;
import static dev.troth.scoring.EvidenceBuilder.progressed;
import static dev.troth.scoring.EvidenceBuilder.released;
import static dev.troth.scoring.EvidenceBuilder.renegotiated;
import static dev.troth.scoring.EvidenceBuilder.withdrawn;
import static dev.troth.scoring.Laws.always;
import static dev.troth.scoring.Laws.atMost;
import static dev.troth.scoring.Laws.below;
import static dev.troth.scoring.Laws.same;

import org.junit.jupiter.api.Test;

/** Laws C01 to C27 of {@code scoring.md}, section 4. */
class CredibilityLawsTest {
    private static final double[] LATER = {0, 1, 10, 50, 100, 365, 1000};

    private static EvidenceBuilder withBreak(EvidenceBuilder s, String id, double importance) {
        return s.with(made(id, s.now() - 10, s.now(), importance), broken(id, s.now()));
    }

    private static EvidenceBuilder withKept(EvidenceBuilder s, String id, double importance) {
        return s.with(made(id, s.now() - 10, s.now(), importance), kept(id, s.now()));
    }

    @Test
    void c01BreakingAPromiseLowersCredibility() {
        always((s, r) -> below(withBreak(s, "n", r.nextDouble()).c(), s.c()));
    }

    @Test
    void c02EveryBreachDividesCredibility() {
        always((s, r) -> {
            int k = 1 + r.nextInt(6);
            EvidenceBuilder after = s;
            for (int i = 0; i < k; i++) {
                after = withBreak(after, "n" + i, 0.5);
            }
            double goodwill = s.state().ours().goodwill().decayedTo(s.now(), 90);
            atMost(after.c(), s.c() * Math.pow(2, -k / (1 + 0.3 * goodwill)));
        });
    }

    @Test
    void c03RepeatedBreachesLeadToZero() {
        always((s, r) -> {
            EvidenceBuilder after = s;
            for (int i = 0; i < 400; i++) {
                after = withBreak(after, "n" + i, 0.5);
            }
            below(after.c(), 1e-6);
        });
    }

    @Test
    void c04BrokenTenMinutePromiseLowersCredibility() {
        always((s, r) -> below(
                s.with(made("n", s.now() - 10.0 / 1440, s.now(), 0), broken("n", s.now()))
                        .c(),
                s.c()));
    }

    @Test
    void c05KeptPromiseAfterABreachRaisesCredibility() {
        always((s, r) -> {
            EvidenceBuilder hurt = withBreak(s, "n", 0.5);
            below(hurt.c(), withKept(hurt, "m", 0.5).c());
        });
    }

    @Test
    void c06AccountWithABreachStaysBelowItsTwinWithout() {
        always((s, r) -> {
            EvidenceBuilder hurt = withBreak(s, "n", r.nextDouble());
            for (double days : LATER) {
                double day = s.now() + days;
                EvidenceBuilder clean =
                        s.with(made("f", day - 5, day, 0.5), kept("f", day)).at(day);
                below(
                        hurt.with(made("f", day - 5, day, 0.5), kept("f", day))
                                .at(day)
                                .c(),
                        clean.c());
            }
        });
    }

    @Test
    void c07RatioToTheTwinRecoversButNeverReachesOne() {
        always((s, r) -> {
            EvidenceBuilder hurt = withBreak(s, "n", r.nextDouble());
            double before = 0;
            for (double days : LATER) {
                double ratio =
                        hurt.at(s.now() + days).c() / s.at(s.now() + days).c();
                atMost(before, ratio + 1e-9);
                before = ratio;
            }
            double atLast =
                    hurt.at(s.now() + 20_000).c() / s.at(s.now() + 20_000).c();
            atMost(0.65, atLast);
            below(atLast, 0.999);
        });
    }

    @Test
    void c08KeptPromiseNeverLowersCredibility() {
        always((s, r) -> atMost(s.c(), withKept(s, "n", r.nextDouble()).c()));
    }

    @Test
    void c09LaterDeliveryNeverRaisesCredibility() {
        always((s, r) -> {
            double due = s.now() - 30;
            double before = 1;
            for (double late : new double[] {0, 0.01, 1, 3, 10, 25}) {
                double c = s.with(made("n", due - 20, due, 0.6), kept("n", due + late))
                        .c();
                atMost(c, before);
                before = c;
            }
        });
    }

    @Test
    void c10MoreScopeNeverLowersAndMoreCostNeverRaisesCredibility() {
        always((s, r) -> {
            double less = r.nextDouble();
            double more = less + (1 - less) * r.nextDouble();
            EvidenceBuilder open = s.with(made("n", s.now() - 10, s.now(), 0.6, 1000));
            atMost(
                    open.with(kept("n", s.now(), less, 1000)).c(),
                    open.with(kept("n", s.now(), more, 1000)).c());
            double cheap = 500 + 1000 * r.nextDouble();
            double dear = cheap * (1 + r.nextDouble());
            atMost(
                    open.with(kept("n", s.now(), 1, dear)).c(),
                    open.with(kept("n", s.now(), 1, cheap)).c());
        });
    }

    @Test
    void c11DecliningNeverLowersCredibility() {
        always((s, r) -> {
            double no = s.with(declined("n", s.now(), r.nextDouble())).c();
            atMost(s.c(), no);
            below(withBreak(s, "n", 0.5).c(), no);
        });
    }

    @Test
    void c12EarlyRenegotiationLeavesATenThousandthOfTheScar() {
        always((s, r) -> {
            double day = s.now();
            EvidenceBuilder open = s.with(made("n", day - 1, day + 19, 0.5));
            double none = s.state().ours().scar().decayedTo(day, 90);
            double moved = open.with(renegotiated("n", day, day + 19 + 40 * r.nextDouble()))
                            .state()
                            .ours()
                            .scar()
                            .decayedTo(day, 90)
                    - none;
            double broke = open.with(broken("n", day)).state().ours().scar().decayedTo(day, 90) - none;
            atMost(1e4 * moved, broke * (1 + 1e-9));
        });
    }

    @Test
    void c13MoreNoticeNeverLowersQuality() {
        always((s, r) -> {
            double silent = r.nextDouble();
            int time = 1 + r.nextInt(4);
            double before = 0;
            for (double notice = 0; notice <= 1; notice += 0.05) {
                double quality = Quality.renegotiated(notice, silent, time, P);
                atMost(before, quality);
                before = quality;
            }
        });
    }

    @Test
    void c14AnnouncedDelayNeverScoresBelowASilentOne() {
        always((s, r) -> {
            double due = s.now() - 20 * r.nextDouble();
            double made = due - 6;
            double notice = 5 * r.nextDouble();
            EvidenceBuilder open = s.with(made("n", made, due, 0.6)).at(s.now());
            double silent = open.with(kept("n", s.now())).c();
            double told = open.with(
                            progressed("n", made + 0.1, 1),
                            progressed("n", made + 0.2, 2),
                            renegotiated("n", due - notice, s.now()),
                            kept("n", s.now()))
                    .c();
            atMost(silent, told);
        });
    }

    @Test
    void c15EarlyWithdrawalBeatsLateWithdrawalBeatsBreaking() {
        always((s, r) -> {
            double due = s.now();
            EvidenceBuilder open = s.with(made("n", due - 20, due, r.nextDouble()));
            double late = 8 * r.nextDouble();
            double early = late + (19 - late) * r.nextDouble();
            double earlyC = open.with(withdrawn("n", due - early)).c();
            double lateC = open.with(withdrawn("n", due - late)).c();
            atMost(lateC, earlyC);
            below(open.with(broken("n", due)).c(), lateC);
        });
    }

    @Test
    void c16KeptBeatsRenegotiatedBeatsBroken() {
        always((s, r) -> {
            double due = s.now() - 3;
            EvidenceBuilder open = s.with(made("n", due - 8, due, r.nextDouble()));
            double moved = open.with(renegotiated("n", due - 6 * r.nextDouble(), s.now()), kept("n", s.now()))
                    .c();
            atMost(moved, open.with(kept("n", due)).c());
            atMost(open.with(broken("n", s.now())).c(), moved);
        });
    }

    @Test
    void c17SecondRenegotiationNeverRaisesCredibility() {
        always((s, r) -> {
            double due = s.now();
            EvidenceBuilder open = s.with(made("n", due - 20, due, 0.5));
            double once = open.with(renegotiated("n", due - 10, due + 10)).c();
            double twice = open.with(renegotiated("n", due - 10, due + 5), renegotiated("n", due - 5, due + 10))
                    .c();
            atMost(twice, once);
        });
    }

    @Test
    void c18ImportanceAmplifiesBreachesAndKeptPromises() {
        always((s, r) -> {
            double low = r.nextDouble();
            double high = low + (1 - low) * r.nextDouble();
            atMost(withBreak(s, "n", high).c(), withBreak(s, "n", low).c());
            atMost(withKept(s, "n", low).c(), withKept(s, "n", high).c());
        });
    }

    @Test
    void c19SteadyQualityNeverScoresBelowAMixOfTheSameMean() {
        always((s, r) -> {
            int n = 4 + r.nextInt(6);
            int broken = 1 + r.nextInt(n - 1);
            double quality = 1 - (double) broken / n;
            EvidenceBuilder steady = s;
            EvidenceBuilder mixed = s;
            for (int i = 0; i < n; i++) {
                Evidence promise = made("n" + i, s.now() - 10, s.now(), 0.5);
                steady = steady.with(promise, kept("n" + i, s.now(), quality, Double.NaN));
                mixed = mixed.with(promise, i < broken ? broken("n" + i, s.now()) : kept("n" + i, s.now()));
            }
            atMost(mixed.c(), steady.c());
        });
    }

    @Test
    void c20FinalRescueScoresBelowALateFalter() {
        always((s, r) -> {
            int n = 8 * (2 + r.nextInt(3));
            double step = 10 + 10 * r.nextDouble();
            EvidenceBuilder falters = EvidenceBuilder.empty(EvidenceBuilder.START + 5 + n * step);
            EvidenceBuilder rescues = falters;
            for (int i = 0; i < n; i++) {
                double due = EvidenceBuilder.START + 5 + (i + 1) * step;
                Evidence promise = made("n" + i, due - 5, due, 0.5);
                boolean end = i >= n - n / 8;
                falters = falters.with(promise, end ? broken("n" + i, due) : kept("n" + i, due));
                rescues = rescues.with(promise, end ? kept("n" + i, due) : broken("n" + i, due));
            }
            below(rescues.c(), falters.c());
        });
    }

    @Test
    void c21KnownNeedsNeverLowerCredibilityAndUnknownNeedsCapIt() {
        always((s, r) -> {
            for (NeedScope scope : NeedScope.values()) {
                atMost(s.c(), s.with(needs(scope, s.now())).c());
            }
            EvidenceBuilder blind = new EvidenceBuilder(
                    s.evidence().stream()
                            .filter(e -> !(e instanceof Evidence.NeedsAssessed))
                            .toList(),
                    s.now());
            atMost(blind.c(), 0.6);
        });
    }

    @Test
    void c22OverduePromiseErodesCredibilityDaily() {
        always((any, r) -> {
            EvidenceBuilder s = any.settled();
            double due = s.now() + 10;
            EvidenceBuilder owing = s.with(made("n", s.now(), due, r.nextDouble()));
            same(owing.at(due - 1).c(), s.at(due - 1).c(), 0);
            double before = 1;
            for (double late : new double[] {0.01, 0.5, 2, 5, 20, 100, 400}) {
                double ratio = owing.at(due + late).c() / s.at(due + late).c();
                atMost(ratio, before + 1e-9);
                before = ratio;
            }
        });
    }

    @Test
    void c23DecliningAloneKeepsTheShareBelowTwoThirds() {
        always((s, r) -> {
            EvidenceBuilder careful = EvidenceBuilder.empty(s.now());
            for (int i = 0; i < 1 + r.nextInt(50); i++) {
                careful = careful.with(declined("n" + i, s.now() - i, r.nextDouble()));
            }
            atMost(careful.assess().credibility().kept(), 2.0 / 3);
        });
    }

    @Test
    void c24ProgressUpdatesNeverLowerCredibility() {
        always((s, r) -> {
            double due = s.now();
            EvidenceBuilder open = s.with(made("n", due - 60, due, 0.5));
            double before = 0;
            for (int n = 0; n <= 6; n++) {
                double c = open.with(kept("n", due)).c();
                atMost(before, c);
                before = c;
                open = open.with(progressed("n", due - 50 + n, n));
            }
        });
    }

    @Test
    void c25EarlierDeliveryNeverEarnsLess() {
        always((s, r) -> {
            double length = 1 + 40 * r.nextDouble();
            EvidenceBuilder open = s.with(made("n", s.now() - length, s.now(), 0.5));
            double late = length * r.nextDouble() * 0.5;
            double early = late + (length * 0.99 - late) * r.nextDouble();
            atMost(credit(open, s.now() - late), credit(open, s.now() - early));
        });
    }

    /** Returns the evidence that keeping the promise on {@code day} adds, without decay. */
    private static double credit(EvidenceBuilder open, double day) {
        double with = open.with(kept("n", day)).state().ours().kept().decayedTo(open.now(), 365);
        return (with - open.state().ours().kept().decayedTo(open.now(), 365)) * Math.pow(2, (open.now() - day) / 365);
    }

    @Test
    void c26ReleasedPromiseLeavesCredibilityUnchanged() {
        always((s, r) -> {
            EvidenceBuilder open = s.with(made("n", s.now() - 10, s.now() + 5, r.nextDouble()));
            same(open.with(released("n", s.now())).c(), s.c(), 0);
        });
    }

    @Test
    void c27LongCleanRecordRecoversSeventyPercent() {
        always((s, r) -> {
            EvidenceBuilder hurt = EvidenceBuilder.empty(EvidenceBuilder.START + 7300);
            EvidenceBuilder clean = hurt;
            for (int i = 0; i < 1 + r.nextInt(20); i++) {
                hurt = hurt.with(
                        made("n" + i, EvidenceBuilder.START, EvidenceBuilder.START + 10, 0.5),
                        broken("n" + i, EvidenceBuilder.START + 10));
            }
            for (double day = EvidenceBuilder.START + 30; day < EvidenceBuilder.START + 7300; day += 60) {
                hurt = hurt.with(made("f" + day, day - 10, day, 0.5), kept("f" + day, day));
                clean = clean.with(made("f" + day, day - 10, day, 0.5), kept("f" + day, day));
            }
            atMost(0.6999, hurt.c() / clean.c());
        });
    }
}
