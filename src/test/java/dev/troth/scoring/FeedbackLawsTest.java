package dev.troth.scoring;

import static dev.troth.scoring.EvidenceBuilder.began;
import static dev.troth.scoring.EvidenceBuilder.needs;
import static dev.troth.scoring.EvidenceBuilder.said;
import static dev.troth.scoring.Laws.always;
import static dev.troth.scoring.Laws.atMost;
import static dev.troth.scoring.Laws.below;
import static dev.troth.scoring.Laws.same;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Laws F01 to F04 and N01 to N03 of {@code scoring.md}, section 4: feedback, and knowledge of needs. */
class FeedbackLawsTest {
    private static double trust(EvidenceBuilder s) {
        return s.assess().trust();
    }

    @Test
    void f01BadFeedbackNeverRaisesTrustAndNeverLowersChurn() {
        always((s, r) -> {
            double bad = -r.nextDouble();
            EvidenceBuilder told = s.with(said(bad, false, s.now() - 30 * r.nextDouble()));
            atMost(trust(told), trust(s));
            atMost(s.p(90), told.p(90));
        });
    }

    @Test
    void f02BetterFeedbackNeverLowersTrust() {
        always((s, r) -> {
            double before = 0;
            double churn = 1;
            for (double says = -1; says <= 1; says += 0.1) {
                EvidenceBuilder told = s.with(said(says, false, s.now()));
                atMost(before, trust(told));
                atMost(told.p(90), churn);
                before = trust(told);
                churn = told.p(90);
            }
        });
    }

    @Test
    void f03StatedLoyaltyLowersAndIntentToLeaveRaisesChurnForAYear() {
        always((s, r) -> {
            EvidenceBuilder neutral = s.with(said(0, true, s.now()));
            EvidenceBuilder loyal = s.with(said(0.1 + 0.9 * r.nextDouble(), true, s.now()));
            EvidenceBuilder leaving = s.with(said(-0.1 - 0.9 * r.nextDouble(), true, s.now()));
            below(loyal.p(90), neutral.p(90));
            below(neutral.p(90), leaving.p(90));
            same(loyal.at(s.now() + 365).assess().churn().loyalty(), 0, 0);
            same(leaving.at(s.now() + 366).assess().churn().loyalty(), 0, 0);
        });
    }

    @Test
    void f04NinetySevenPercentStayTheLimitOfLoyalty() {
        Parameters p = EvidenceBuilder.P;
        for (double trust = 0; trust <= 1; trust += 0.125) {
            atMost(Churn.trustShield(1, 0, p), Churn.trustShield(trust, 1, p));
        }
        same(Churn.trustShield(1, 1, p), Churn.trustShield(1, 0, p), 0);
    }

    @Test
    void n01AssessmentChangesNothingOnItsDay() {
        always((s, r) -> {
            EvidenceBuilder assessed = s;
            for (NeedScope scope : NeedScope.values()) {
                assessed = assessed.with(needs(scope, s.now(), r.nextDouble()));
            }
            double tonight = Math.floor(s.now()) + 0.999;
            same(assessed.at(tonight).c(), s.at(tonight).c(), 1e-12);
        });
    }

    @Test
    void n02KnowledgeGrowsOverWeeks() {
        EvidenceBuilder s = new EvidenceBuilder(List.of(began(EvidenceBuilder.START)), EvidenceBuilder.START + 100);
        EvidenceBuilder assessed = s.with(needs(NeedScope.CUSTOMER, s.now()));
        double before = s.c();
        for (double days = 7; days <= 56; days += 7) {
            double c = assessed.at(s.now() + 1 + days).c();
            below(before, c);
            before = c;
        }
        // K = 1/2, U = 0.6 + 0.4 * 0.5 after eight weeks.
        same(before, 0.5 * 0.8, 1e-12);
    }

    @Test
    void n03DeeperAssessmentNeverScoresBelowAShallowOne() {
        always((s, r) -> {
            double day = s.now() - 100 * r.nextDouble();
            double low = r.nextDouble();
            double high = low + (1 - low) * r.nextDouble();
            for (NeedScope scope : NeedScope.values()) {
                atMost(
                        s.with(needs(scope, day, low)).c(),
                        s.with(needs(scope, day, high)).c());
            }
        });
    }
}
