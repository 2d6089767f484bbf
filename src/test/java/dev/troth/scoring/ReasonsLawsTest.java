package dev.troth.scoring;

import static dev.troth.scoring.EvidenceBuilder.MODEL;
import static dev.troth.scoring.EvidenceBuilder.instant;
import static dev.troth.scoring.Laws.always;
import static dev.troth.scoring.Laws.atMost;
import static dev.troth.scoring.Laws.below;
import static dev.troth.scoring.Laws.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.scoring.Drivers.Driver;
import dev.troth.scoring.LeaveOneOutInfluence.Influence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Drivers, influences and breaches: contributions add up, and every fact has the influence that its removal shows. */
class ReasonsLawsTest {
    @Test
    void driversThatDoNotAddUpAreRejected() {
        List<Driver<Side>> drivers = List.of(new Driver<>(Side.US, 0.25), new Driver<>(Side.THEM, -0.5));
        assertThat(new Drivers<>(1, drivers, 0.75).drivers().getFirst().code()).isEqualTo(Side.THEM);
        assertThatThrownBy(() -> new Drivers<>(1, drivers, 0.75 + 2e-9)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void logarithmicMeanOfNeighboursLiesBetweenThem() {
        for (double a : List.of(1.0, 0.002574699075883427, 1e-9, 0.7)) {
            double b = a;
            for (int ulps = 0; ulps < 40; ulps++) {
                b = Math.nextUp(b);
                assertThat(Maths.logMean(a, b)).isBetween(a, b);
                assertThat(Maths.logMean(b, a)).isBetween(a, b);
            }
            assertThat(Maths.logMean(a, a * 1.0000001)).isBetween(a, a * 1.0000001);
        }
    }

    @Test
    void churnChangeDriversAddUpAtEveryHorizon() {
        always((s, r) -> {
            Assessment before = s.assess();
            Assessment after =
                    EvidenceBuilder.random(r.nextInt(1000)).at(s.now() + 100).assess();
            for (double days : List.of(30.0, 90.0, 365.0)) {
                Drivers<ChurnDrivers.Group> drivers = ChurnDrivers.ofChange(before, after, days);
                same(drivers.baseline(), before.churn().probability(days), 1e-12);
                same(drivers.value(), after.churn().probability(days), 1e-12);
                same(ChurnDrivers.ofChange(before, before, days).drivers().size(), 0, 0);
            }
        });
    }

    @Test
    void replayStepsAddUpToTheTotalChange() {
        always((s, r) -> {
            double from = EvidenceBuilder.START + (s.now() - EvidenceBuilder.START) * r.nextDouble();
            List<Evidence> sorted = s.evidence().stream().sorted().toList();
            List<Evidence> earlier =
                    sorted.stream().filter(e -> e.day() <= from).toList();
            List<Evidence> later = sorted.stream().filter(e -> e.day() > from).toList();
            AccountState then = MODEL.fold(AccountState.EMPTY, earlier);
            List<Double> trust =
                    new ArrayList<>(List.of(MODEL.assess(then, instant(s.now())).trust()));
            MODEL.replay(then, later, instant(s.now()), (fact, a) -> trust.add(a.trust()));
            assertThat(trust).hasSize(later.size() + 1);
            assertThat(trust.getLast()).isEqualTo(s.assess().trust());
        });
    }

    @Test
    void removingIndependentEvidenceEqualsLeavingItOut() {
        always((s, r) -> {
            for (Influence influence : influences(s)) {
                Evidence evidence = s.evidence().stream()
                        .filter(e -> e.fact().equals(influence.fact()))
                        .findFirst()
                        .orElseThrow();
                if (restsOnNothing(evidence)) {
                    List<Evidence> without = new ArrayList<>(s.evidence());
                    without.remove(evidence);
                    Assessment refolded = new EvidenceBuilder(without, s.now()).assess();
                    same(influence.without().trust(), refolded.trust(), 1e-9);
                    same(
                            influence.without().churn().probability(90),
                            refolded.churn().probability(90),
                            1e-9);
                }
            }
        });
    }

    private static boolean restsOnNothing(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Contact e -> true;
            case Evidence.Experience e -> true;
            case Evidence.FeedbackGiven e -> true;
            case Evidence.NeedsAssessed e -> true;
            case Evidence.RoadmapShared e -> true;
            case Evidence.PriorityChanged e -> true;
            case Evidence.Stressed e -> true;
            case Evidence.SignalMeasured e -> true;
            case Evidence.CadenceAgreed e -> true;
            default -> false;
        };
    }

    @Test
    void brokenPromiseLowersAndKeptPromiseRaisesTrust() {
        EvidenceBuilder story = EvidenceBuilder.empty(EvidenceBuilder.START + 200)
                .with(
                        EvidenceBuilder.joined("ann", "IT", 0.5, Stance.NEUTRAL, EvidenceBuilder.START),
                        EvidenceBuilder.call("c", EvidenceBuilder.START + 190, "ann"),
                        EvidenceBuilder.made("good", EvidenceBuilder.START + 10, EvidenceBuilder.START + 50, 0.5),
                        EvidenceBuilder.kept("good", EvidenceBuilder.START + 49),
                        EvidenceBuilder.made("bad", EvidenceBuilder.START + 10, EvidenceBuilder.START + 150, 0.5),
                        EvidenceBuilder.broken("bad", EvidenceBuilder.START + 151));
        Map<String, Assessment> without = influences(story).stream()
                .collect(Collectors.toMap(i -> i.fact().type() + " " + i.fact().ref(), Influence::without));
        double now = story.assess().trust();
        below(without.get("commitmentKept good").trust(), now);
        below(now, without.get("commitmentBroken bad").trust());
        below(without.get("touchpoint c").trust(), now);
        assertThat(without).doesNotContainKey("commitmentMade good");
    }

    @Test
    void oneOfTwoCallsOnADayHasNoInfluenceOnCoverage() {
        EvidenceBuilder story = EvidenceBuilder.empty(EvidenceBuilder.START + 100)
                .with(
                        EvidenceBuilder.joined("ann", "IT", 0.5, Stance.NEUTRAL, EvidenceBuilder.START),
                        EvidenceBuilder.contact(
                                "a",
                                EvidenceBuilder.START + 90.2,
                                ContactLevel.SYNCHRONOUS,
                                "ann",
                                null,
                                ContactContext.ROUTINE),
                        EvidenceBuilder.contact(
                                "b",
                                EvidenceBuilder.START + 90.4,
                                ContactLevel.SYNCHRONOUS,
                                "ann",
                                null,
                                ContactContext.ROUTINE));
        double coverage = story.component(Component.COVERAGE);
        influences(story).stream()
                .filter(i -> i.fact().type().equals("touchpoint"))
                .forEach(i -> assertThat(i.without().connection().component(Component.COVERAGE))
                        .isEqualTo(coverage));
    }

    @Test
    void breachDividesHealsPartlyAndKeepsAPermanentShare() {
        always((s, r) -> {
            EvidenceBuilder broke = s.with(
                    EvidenceBuilder.made("breach", s.now() - 1, s.now(), 0.5),
                    EvidenceBuilder.broken("breach", s.now()));
            Breach fresh = breach(broke);
            below(fresh.after(), fresh.before());
            same(fresh.after(), broke.c(), 1e-12);
            same(fresh.scar(), 1, 1e-9);
            same(fresh.forgiven(), 0, 1e-9);
            Breach later = breach(broke.at(s.now() + 90));
            below(0, later.forgiven());
            below(later.forgiven(), breach(broke.at(s.now() + 400)).forgiven());
            below(0, later.neverForgotten());
            atMost(later.neverForgotten(), 0.3);
        });
    }

    @Test
    void overduePromiseIsAnOpenBreachWithAGrowingScar() {
        EvidenceBuilder story = EvidenceBuilder.empty(EvidenceBuilder.START + 100)
                .with(EvidenceBuilder.made("late", EvidenceBuilder.START + 10, EvidenceBuilder.START + 60, 0.5));
        Breach one = Breach.of(story.evidence(), instant(EvidenceBuilder.START + 70), MODEL)
                .getFirst();
        Breach two = Breach.of(story.evidence(), instant(EvidenceBuilder.START + 80), MODEL)
                .getFirst();
        assertThat(one.open()).isTrue();
        assertThat(one.fact().type()).isEqualTo("commitmentMade");
        below(one.scar(), two.scar());
        same(two.after(), story.at(EvidenceBuilder.START + 80).c(), 1e-12);
    }

    private static Breach breach(EvidenceBuilder story) {
        return Breach.of(story.evidence(), instant(story.now()), MODEL).stream()
                .filter(b -> b.fact().ref().equals("breach"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void trendOfAStraightLineIsItsSlope() {
        List<Trend.Point> line = List.of(new Trend.Point(0, 1), new Trend.Point(1, 3), new Trend.Point(3, 7));
        same(Trend.of(line).slope(), 2, 1e-12);
        List<Trend.Point> swinging =
                List.of(new Trend.Point(0, 1), new Trend.Point(1, 3), new Trend.Point(2, 1), new Trend.Point(3, 3));
        Trend trend = Trend.of(swinging);
        assertThat(trend.volatility()).isGreaterThan(1);
        assertThat(trend.interval().low()).isLessThan(trend.slope()).isLessThan(0);
        assertThatThrownBy(() -> Trend.of(line.subList(0, 2))).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Influence> influences(EvidenceBuilder story) {
        return LeaveOneOutInfluence.of(story.evidence(), List.of(), instant(story.now()), MODEL);
    }
}
