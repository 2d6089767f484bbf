package dev.troth.scoring;

import static dev.troth.scoring.EvidenceBuilder.MODEL;
import static dev.troth.scoring.EvidenceBuilder.P;
import static dev.troth.scoring.EvidenceBuilder.START;
import static dev.troth.scoring.EvidenceBuilder.broken;
import static dev.troth.scoring.EvidenceBuilder.call;
import static dev.troth.scoring.EvidenceBuilder.contact;
import static dev.troth.scoring.EvidenceBuilder.experience;
import static dev.troth.scoring.EvidenceBuilder.instant;
import static dev.troth.scoring.EvidenceBuilder.joined;
import static dev.troth.scoring.EvidenceBuilder.kept;
import static dev.troth.scoring.EvidenceBuilder.left;
import static dev.troth.scoring.EvidenceBuilder.made;
import static dev.troth.scoring.EvidenceBuilder.raised;
import static dev.troth.scoring.EvidenceBuilder.renewal;
import static dev.troth.scoring.EvidenceBuilder.resolved;
import static dev.troth.scoring.EvidenceBuilder.stress;
import static dev.troth.scoring.Laws.always;
import static dev.troth.scoring.Laws.atMost;
import static dev.troth.scoring.Laws.below;
import static dev.troth.scoring.Laws.same;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.scoring.Drivers.Driver;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Laws H01 to H20, K01 to K04 and T01 to T05 of {@code scoring.md}, section 4. */
class ChurnLawsTest {
    private static final double[] HORIZONS = {1, 30, 90, 180, 365, 1000};

    private static Churn bare(double trust, double tenureYears, double badExperiences) {
        return new Churn(
                trust,
                0,
                0,
                tenureYears,
                0,
                0,
                Shocks.ofExperiences(badExperiences),
                0,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                P);
    }

    private static Churn stressed(double partnership, double level) {
        return new Churn(0.2, 0, partnership, 1, 0, level, Shocks.NONE, 0, 0, 0, 0, 0, 0, List.of(), List.of(), P);
    }

    @Test
    void h01ProbabilityGrowsWithTheHorizon() {
        always((s, r) -> {
            double before = 0;
            for (double days : HORIZONS) {
                double p = s.p(days);
                atMost(before, p);
                below(p, 1);
                before = p;
            }
        });
    }

    @Test
    void h02MoreTrustNeverRaisesChurn() {
        always((s, r) -> {
            Churn c = s.assess().churn();
            double before = 1;
            for (double trust = 0; trust <= 1; trust += 0.1) {
                Churn other = new Churn(
                        trust,
                        c.trustVariance(),
                        c.partnership(),
                        c.tenureYears(),
                        c.silence(),
                        c.stress(),
                        c.shocks(),
                        c.championImpulse(),
                        c.priorityImpulse(),
                        c.stallImpulse(),
                        c.competitionImpulse(),
                        c.lowUse(),
                        c.loyalty(),
                        c.renewals(),
                        c.pressures(),
                        P);
                atMost(other.probability(90), before);
                before = other.probability(90);
            }
        });
    }

    @Test
    void h03BadExperienceRaisesChurnWithItsSeverity() {
        always((s, r) -> {
            double mild = 0.01 + 0.9 * r.nextDouble();
            double worse = mild + (1 - mild) * r.nextDouble();
            double p = s.with(experience("n", s.now(), false, mild)).p(90);
            below(s.p(90), p);
            atMost(p, s.with(experience("n", s.now(), false, worse)).p(90));
        });
    }

    @Test
    void h04WorstExperienceAloneGivesEightySixPercentChurn() {
        same(Parameter.BAD_EXPERIENCE_QUITS.standard(), 0.86, 0);
        same(-Math.expm1(-impulse(bare(0, 1, 1))), P.get(Parameter.BAD_EXPERIENCE_QUITS), 1e-9);
    }

    /** Returns the hazard of the impulses alone in the long run. */
    private static double impulse(Churn churn) {
        return churn.hazard(1e5) - churn.baseHazard(1e5);
    }

    @Test
    void h16AnyNumberOfShocksStaysBelowTwoWorstExperiences() {
        double before = 0;
        for (double shocks = 0; shocks < 50; shocks += 0.05) {
            double hazard = impulse(bare(0, 1, shocks));
            atMost(before, hazard);
            below(hazard, 2 * P.badImpulse() + 1e-9);
            before = hazard;
        }
    }

    @Test
    void h17StallAndCompetitionRaiseChurnWithTheirLevelAndFade() {
        always((s, r) -> {
            EvidenceBuilder calm = s.with(
                    EvidenceBuilder.signal(Signal.STALL, 0, s.now()),
                    EvidenceBuilder.signal(Signal.COMPETITION, 0, s.now()));
            for (Signal signal : List.of(Signal.STALL, Signal.COMPETITION)) {
                double low = 0.01 + 0.49 * r.nextDouble();
                double weak =
                        calm.with(EvidenceBuilder.signal(signal, low, s.now())).p(90);
                below(calm.p(90), weak);
                below(
                        weak,
                        calm.with(EvidenceBuilder.signal(signal, 2 * low, s.now()))
                                .p(90));
                EvidenceBuilder told = calm.with(EvidenceBuilder.signal(signal, low, s.now()));
                same(2 * impulse(told.at(s.now() + 90)), impulse(told), 1e-12);
            }
        });
    }

    private static double impulse(EvidenceBuilder s) {
        Churn churn = s.assess().churn();
        return churn.stallImpulse() + churn.competitionImpulse();
    }

    @Test
    void h18HalfTheSeverityShocksAnEighthAsMuch() {
        for (double severity = 0.1; severity <= 1; severity += 0.1) {
            same(
                    shocks(experience("n", START, false, severity)),
                    8 * shocks(experience("n", START, false, severity / 2)),
                    1e-12);
        }
        same(shocks(experience("n", START, false, 1)), 1, 1e-12);
    }

    @Test
    void h19ShockOfABreachIsProportionalToTheWeightOfThePromise() {
        double light = shocks(made("n", START - 20, START - 5, 0), broken("n", START));
        double heavy = shocks(made("n", START - 20, START - 5, 1), broken("n", START));
        same(heavy, 4 * light, 1e-12);
        below(0, light);
        below(heavy, 1);
    }

    @Test
    void h20IssueShocksLessThanAnExperienceOfItsSeverity() {
        for (double severity = 0.1; severity <= 1; severity += 0.1) {
            double late = shocks(raised("n", START - 50, severity, false), resolved("n", START));
            below(0, late);
            // 0.45 to the third is less than a tenth; half also catches a model without the weight of issues.
            below(late, shocks(experience("n", START, false, severity)) / 2);
        }
    }

    private static double shocks(Evidence... evidence) {
        return EvidenceBuilder.empty(START).with(evidence).assess().churn().badExperiences();
    }

    @Test
    void h05FullTrustKeepsNinetySevenPercentForAYear() {
        same(Parameter.LOYAL_RETENTION.standard(), 0.97, 0);
        same(bare(1, 0, 0).probability(365), 1 - P.get(Parameter.LOYAL_RETENTION), 1e-12);
    }

    @Test
    void h06StressRaisesChurnOfVendorsMoreThanOfPartners() {
        always((s, r) -> {
            double level = 0.1 + 0.9 * r.nextDouble();
            double calm = s.with(stress(0, s.now())).assess().churn().hazard(90);
            double hard = s.with(stress(level, s.now())).assess().churn().hazard(90);
            below(calm, hard);
            below(stressed(0.7, level).hazard(90), stressed(0.1, level).hazard(90));
        });
    }

    @Test
    void h07LeavingStakeholderNeverLowersChurn() {
        always((s, r) -> {
            String who = s.somebody();
            if (who != null) {
                atMost(s.p(90), s.with(left(who, s.now())).p(90));
            }
        });
    }

    @Test
    void h08IntervalContainsTheProbability() {
        always((s, r) -> {
            for (double days : HORIZONS) {
                CredibleInterval interval = s.assess().churn().interval(days);
                atMost(interval.low(), s.p(days));
                atMost(s.p(days), interval.high());
            }
        });
    }

    @Test
    void h09DriversAddUpToTheProbability() {
        always((s, r) -> {
            Drivers<ChurnDrivers.Group> drivers = ChurnDrivers.of(s.assess(), 90);
            double sum =
                    drivers.drivers().stream().mapToDouble(Driver::contribution).sum();
            same(drivers.baseline() + sum, drivers.value(), 1e-12);
            same(drivers.value(), s.p(90), 1e-12);
        });
    }

    @Test
    void h10WhatIfLeavesTheStateUnchanged() {
        always((s, r) -> {
            AccountState state = s.state();
            byte[] before = StateCodec.encode(state);
            double p = MODEL.whatIf(state, List.of(), instant(s.now())).churn().probability(90);
            same(p, s.p(90), 0);
            MODEL.whatIf(state, List.of(experience("n", s.now(), false, 1)), instant(s.now()));
            assertThat(StateCodec.encode(state)).isEqualTo(before);
        });
    }

    @Test
    void h11LateDeliveryNeverLowersChurnBelowOnTimeDelivery() {
        always((s, r) -> {
            EvidenceBuilder open = s.with(made("n", s.now() - 30, s.now() - 10, r.nextDouble()));
            double late = 10 * r.nextDouble();
            atMost(
                    open.with(kept("n", s.now() - 10)).p(90),
                    open.with(kept("n", s.now() - 10 + late)).p(90));
        });
    }

    @Test
    void h12HazardConcentratesBeforeTheRenewal() {
        always((s, r) -> {
            EvidenceBuilder base = EvidenceBuilder.empty(s.now()).with(renewal(s.now() + 100, START + 1));
            Churn churn = base.assess().churn();
            double before = churn.hazard(70) - churn.hazard(40);
            below(before, churn.hazard(100) - churn.hazard(70));
        });
    }

    @Test
    void contractThatEndedLeavesNoRenewalBehind() {
        always((s, r) -> {
            EvidenceBuilder base = EvidenceBuilder.empty(s.now());
            EvidenceBuilder ended =
                    base.with(renewal(s.now() + 40, START + 1)).with(EvidenceBuilder.renewalEnded(START + 20));
            assertThat(ended.assess().churn()).isEqualTo(base.assess().churn());
            EvidenceBuilder signedAgain = ended.with(renewal(s.now() + 60, START + 30));
            assertThat(signedAgain.assess().churn().renewals()).hasSize(1);
        });
    }

    @Test
    void h13SilentForecastOfAHealthyAccountIsNeverBetterThanHolding() {
        always((s, r) -> {
            double now = START + 400;
            EvidenceBuilder healthy = EvidenceBuilder.empty(now);
            for (int i = 0; i < 4; i++) {
                healthy = healthy.with(joined("p" + i, "D" + i, 0.5, Stance.SUPPORTER, START));
            }
            int every = 5 + r.nextInt(15);
            for (int i = 0; START + 5 + i * every < now; i++) {
                double day = START + 5 + i * every;
                healthy = healthy.with(
                        call("t" + i, day, "p" + i % 4), made("c" + i, day - 3, day, 0.5), kept("c" + i, day));
            }
            for (double days : new double[] {90, 180, 365}) {
                atMost(healthy.p(days), MODEL.silentForecast(healthy.state(), instant(now), days));
            }
        });
    }

    @Test
    void h14AdditionalConversationNeverRaisesChurn() {
        always((s, r) -> {
            ContactContext context = ContactContext.values()[r.nextInt(3)];
            EvidenceBuilder more = s.with(contact("n", s.now(), ContactLevel.SYNCHRONOUS, s.somebody(), "T", context));
            atMost(more.p(90), s.p(90));
        });
    }

    @Test
    void h15ResolvingAnIssueNeverRaisesChurn() {
        always((s, r) -> {
            EvidenceBuilder hurt = s.with(raised("n", s.now() - 10 * r.nextDouble(), r.nextDouble(), r.nextBoolean()));
            atMost(hurt.with(resolved("n", s.now())).p(90), hurt.p(90));
        });
    }

    @Test
    void k01ResolutionQualityNeverRisesWithTime() {
        always((s, r) -> {
            OpenIssue issue = new OpenIssue(0, r.nextDouble(), r.nextBoolean(), true, 0.1, null);
            double before = 1;
            for (double day = 0.1; day < 30; day += 0.5) {
                double quality = Quality.resolved(issue, day, P);
                atMost(quality, before);
                before = quality;
            }
        });
    }

    @Test
    void k02HeatedMessageIsBestAnsweredAfterHalfAnHour() {
        double best = acknowledgedAfter(30, true);
        for (int minutes = 0; minutes < 600; minutes++) {
            atMost(acknowledgedAfter(minutes, true), best);
        }
        below(acknowledgedAfter(5, true), best);
        below(acknowledgedAfter(90, true), best);
    }

    @Test
    void k03CalmMessageIsBestAnsweredAtOnce() {
        double before = 1;
        for (int minutes = 0; minutes < 600; minutes++) {
            atMost(acknowledgedAfter(minutes, false), before);
            before = acknowledgedAfter(minutes, false);
        }
    }

    private static double acknowledgedAfter(int minutes, boolean heated) {
        return Quality.acknowledged(new OpenIssue(0, 0.5, heated, true, minutes / 1440.0, null), 10, P);
    }

    @Test
    void k04ImpulseOfAnOpenIssueGrowsWithItsAge() {
        always((s, r) -> {
            double severity = r.nextDouble();
            atMost(s.p(90), s.with(raised("n", s.now() - 1, severity, false)).p(90));
            double before = 0;
            for (double age : new double[] {0, 0.5, 2, 10, 50}) {
                OpenIssue issue = new OpenIssue(s.now() - age, severity, false, true, Double.NaN, null);
                double impulse = new Churn.IssuePressure(issue, s.now()).after(0, P);
                atMost(before, impulse);
                before = impulse;
            }
        });
    }

    @Test
    void t01TrustIsCredibilityTimesConnection() {
        always((s, r) -> {
            Assessment a = s.assess();
            same(a.trust(), a.credibility().value() * a.connection().value(), 0);
            assertThat(a.trust() == 0)
                    .isEqualTo(a.credibility().value() == 0 || a.connection().value() == 0);
        });
    }

    @Test
    void t02IntervalContainsTrust() {
        always((s, r) -> {
            CredibleInterval interval = s.assess().trustInterval();
            atMost(interval.low(), s.assess().trust());
            atMost(s.assess().trust(), interval.high());
            atMost(0, interval.low());
            atMost(interval.high(), 1);
        });
    }

    @Test
    void t03DriversAreNegativeAndAddUpToTrustMinusOne() {
        always((s, r) -> {
            Assessment a = s.assess();
            double sum = 0;
            for (Driver<TrustDrivers.Factor> driver : TrustDrivers.ofTrust(a).drivers()) {
                atMost(driver.contribution(), 0);
                sum += driver.contribution();
            }
            same(sum, a.trust() - 1, 1e-12);
            same(
                    sum(TrustDrivers.ofCredibility(a.credibility())),
                    a.credibility().value() - 1,
                    1e-12);
            same(sum(TrustDrivers.ofConnection(a)), a.connection().value() - 1, 1e-12);
        });
    }

    @Test
    void changeDriversAddUpAndUnchangedFactorsContributeNothing() {
        always((s, r) -> {
            Assessment before = s.assess();
            Assessment after = EvidenceBuilder.random(r.nextInt(1000)).assess();
            same(sum(TrustDrivers.ofChange(before, after)), after.trust() - before.trust(), 1e-12);
            same(sum(TrustDrivers.ofChange(before, before)), 0, 0);
        });
    }

    private static double sum(Drivers<TrustDrivers.Factor> drivers) {
        return drivers.drivers().stream().mapToDouble(Driver::contribution).sum();
    }

    @Test
    void t04PartnershipIsAtMostHalfOfTrustInTheFirstHalfYear() {
        always((s, r) -> {
            EvidenceBuilder young = s.at(START + 180 * r.nextDouble());
            EvidenceBuilder seen = new EvidenceBuilder(
                    young.evidence().stream()
                            .filter(e -> e.day() <= young.now())
                            .toList(),
                    young.now());
            atMost(seen.assess().partnership(), seen.assess().trust() / 2);
        });
    }

    @Test
    void partnershipIsReachedAfterTheReturnedDays() {
        always((s, r) -> {
            Assessment a = s.assess();
            double level = a.partnership() + (a.trust() - a.partnership()) * (0.1 + 0.8 * r.nextDouble());
            double days = a.daysUntilPartnership(level);
            if (a.trust() > 0) {
                double tenure = a.churn().tenureYears() * 365;
                same(Churn.partnership(a.trust(), tenure + days, P), level, 1e-9);
            }
            same(a.daysUntilPartnership(a.partnership()), 0, 0);
            assertThat(a.daysUntilPartnership(a.trust() + 1e-6)).isInfinite();
        });
    }

    @Test
    void t05AccountWithoutEvidenceIsUnrated() {
        Assessment a = MODEL.assess(AccountState.EMPTY, instant(START));
        same(a.credibility().value(), 0.3, 1e-15);
        same(a.connection().value(), 0, 0);
        same(a.trust(), 0, 0);
        same(a.trustConfidence(), 0, 0);
        assertThat(a.credibilityUnrated()).contains(UnratedReason.NO_COMMITMENT);
        assertThat(a.connectionUnrated()).contains(UnratedReason.NO_TOUCHPOINT);
        assertThat(a.trustUnrated()).contains(UnratedReason.NO_COMMITMENT);
        assertThat(a.standing()).isEqualTo(Standing.PROSPECT);
    }
}
