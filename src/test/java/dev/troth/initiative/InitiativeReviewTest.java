package dev.troth.initiative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.troth.initiative.InitiativeView.PriorityChange;
import dev.troth.initiative.InitiativeView.SettlementEntry;
import dev.troth.ledger.Fact;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.MoneyView;
import dev.troth.platform.common.RejectedException;
import dev.troth.testing.FactFixtures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that is needed when priorities shift. */
class InitiativeReviewTest {
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");
    private static final String LINE = """
            initiative i 2026-01-01 {'name': 'Line', 'priority': 0.8, 'stake': {'amount': '1000', 'currency': 'EUR'},
              'budget': {'amount': '200', 'currency': 'EUR'}}""";

    private static InitiativeReview review(String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        all.add(LINE);
        return InitiativeReview.of("i", FactFixtures.of(all.toArray(String[]::new)), NOW);
    }

    @Test
    void priorityDropIsReportedWithItsSpeedAndSetter() {
        InitiativeReview review = review(
                FactFixtures.person("new", "OPERATIONS", "DECISION_MAKER", 0.9, "2026-02-01"),
                "priorityChanged p 2026-03-02 {'initiative': 'i', 'severity': 0.5}");
        PriorityChange change = review.priorityChanges().getFirst();
        assertThat(change.from()).isEqualTo(0.8);
        assertThat(change.to()).isEqualTo(0.4);
        assertThat(change.drop()).isTrue();
        assertThat(change.afterDays()).isEqualTo(60);
        assertThat(change.causedBy()).isEqualTo("new");
        assertThat(review.whyUnknown()).isTrue();
    }

    /** Arrived 121 days before the drop of 2 March, which is more than 90; left 10 days before it. */
    @Test
    void recentDepartureIsTheCauseOfADropAndAnArrivalOfLongAgoIsNot() {
        String joined = FactFixtures.person("old", "OPERATIONS", "DECISION_MAKER", 0.9, "2025-11-01");
        String drop = "priorityChanged p 2026-03-02 {'initiative': 'i', 'severity': 0.5}";
        assertThat(review(joined, drop).priorityChanges().getFirst().causedBy()).isNull();
        assertThat(review(joined, "stakeholderLeft l 2026-02-20 {'stakeholder': 'old'}", drop)
                        .priorityChanges()
                        .getFirst()
                        .causedBy())
                .isEqualTo("old");
    }

    /** From 0.8 to 0.95 it rose; from 0.95 to 0.2 it lost 0.75 of 0.95, whichever way it is stated. */
    @Test
    void severityFollowsFromTheNewPriority() {
        InitiativeFact.PriorityChanged rise =
                new InitiativeFact.PriorityChanged(null, "i", null, null, null, 0.95, null);
        assertThat(rise.lostShare(0.8)).isZero();
        InitiativeFact.PriorityChanged fall =
                new InitiativeFact.PriorityChanged(null, "i", null, null, null, 0.2, null);
        assertThat(fall.lostShare(0.95)).isCloseTo(0.75 / 0.95, within(1e-12));
        InitiativeFact.PriorityChanged share =
                new InitiativeFact.PriorityChanged(0.5, "i", null, null, null, null, null);
        assertThat(share.after(0.8)).isEqualTo(0.4);
        assertThat(share.lostShare(0.8)).isEqualTo(0.5);
    }

    @Test
    void severityBesideTheNewPriorityIsRefused() {
        assertThatThrownBy(() -> new InitiativeFact.PriorityChanged(0.9, "i", null, null, null, 1.0, null))
                .hasMessageContaining("each follows from the other");
        assertThatThrownBy(() -> new InitiativeFact.PriorityChanged(null, "i", null, null, null, null, null))
                .hasMessageContaining("to is missing");
        assertThatThrownBy(() -> new InitiativeFact.PriorityChanged(null, null, null, null, null, 0.5, null))
                .isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> new InitiativeFact.PriorityChanged(0.5, null, null, null, null, 0.5, null))
                .hasMessageContaining("no initiative is named");
    }

    @Test
    void risenPriorityIsNoDrop() {
        InitiativeReview review = review("priorityChanged p 2026-03-02 {'initiative': 'i', 'to': 1.0}");
        assertThat(review.priorityChanges().getFirst().drop()).isFalse();
        assertThat(review.whyUnknown()).isFalse();
    }

    /** 0.8, 0.7, 0.55: no step of 0.2, but 0.25 within 60 days. */
    @Test
    void smallStepsWithinAQuarterAddUpToADrop() {
        InitiativeReview review = review(
                "priorityChanged p1 2026-03-01 {'initiative': 'i', 'to': 0.7}",
                "priorityChanged p2 2026-04-30 {'initiative': 'i', 'to': 0.55}");
        assertThat(review.priorityChanges()).extracting(PriorityChange::drop).containsExactly(false, true);
        assertThat(review.whyUnknown()).isTrue();
    }

    /** The same loss over more than 90 days: on 1 June the priority of the 90 days before was 0.7 at most. */
    @Test
    void sameLossOverALongTimeIsNoDrop() {
        InitiativeReview review = review(
                "priorityChanged p1 2026-02-15 {'initiative': 'i', 'to': 0.7}",
                "priorityChanged p2 2026-06-01 {'initiative': 'i', 'to': 0.55}");
        assertThat(review.priorityChanges()).extracting(PriorityChange::drop).containsExactly(false, false);
    }

    @Test
    void changeBelowAFifthIsADrop() {
        InitiativeReview review = review(
                "priorityChanged p1 2026-01-15 {'initiative': 'i', 'to': 0.25, 'reason': 'Budget'}",
                "priorityChanged p2 2026-06-01 {'initiative': 'i', 'to': 0.15}");
        assertThat(review.priorityChanges()).extracting(PriorityChange::drop).containsExactly(true, true);
        assertThat(review.whyUnknown())
                .as("the reason of the second one is unknown")
                .isTrue();
    }

    @Test
    void unansweredQuestionLeavesTheDropUnexplained() {
        String drop = "priorityChanged p 2026-03-01 {'initiative': 'i', 'severity': 0.5}";
        List<PriorityStep> unexplained = PriorityStep.unexplained(
                FactFixtures.of(LINE, drop, "reasonAsked r 2026-03-02 {'initiative': 'i', 'askedOf': 's'}"));
        assertThat(unexplained).hasSize(1);
        assertThat(unexplained.getFirst().askedAt()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(PriorityStep.unexplained(
                        FactFixtures.of(LINE, drop, "initiativeEnded e 2026-03-03 {'initiative': 'i'}")))
                .isEmpty();
    }

    @Test
    void askedReasonOfADropIsKnown() {
        InitiativeReview review = review(
                "priorityChanged p 2026-03-01 {'initiative': 'i', 'severity': 0.5}",
                "reasonAsked r 2026-03-02 {'initiative': 'i', 'askedOf': 's', 'answer': 'The plant first'}");
        assertThat(review.whyUnknown()).isFalse();
        assertThat(review.askedOf()).isEqualTo("s");
        assertThat(review.askedAt()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(review.answer()).isEqualTo("The plant first");
    }

    @Test
    void effortIsSummedWithItsProvenAndToldShares() {
        InitiativeReview review = review(
                "effortSpent e1 2026-02-01 {'initiative': 'i', 'hours': 30, 'cost': {'amount': '90', 'currency': 'EUR'}, 'evidence': 'Layout', 'toldAt': '2026-02-02T09:00:00Z'}",
                "effortSpent e2 2026-02-03 {'initiative': 'i', 'hours': 10, 'cost': {'amount': '30', 'currency': 'EUR'}}",
                "settlement s1 2026-03-01 {'initiative': 'i', 'proposed': {'amount': '120', 'currency': 'EUR'}}",
                "settlement s2 2026-03-05 {'initiative': 'i', 'proposed': {'amount': '120', 'currency': 'EUR'}, 'agreed': {'amount': '90', 'currency': 'EUR'}}");
        assertThat(review.hours()).isEqualTo(40);
        assertThat(review.untoldHours()).isEqualTo(10);
        assertThat(review.proofShare()).isEqualTo(0.75);
        assertThat(review.cost()).containsExactly(eur("120"));
        assertThat(review.unsettled()).containsExactly(eur("30"));
        assertThat(review.recoveryRate()).isEqualTo(0.75);
        assertThat(review.budgetBurn()).isEqualTo(0.6);
        assertThat(review.efforts()).hasSize(2);
    }

    private static MoneyView eur(String amount) {
        return new MoneyView(amount, "EUR");
    }

    private static String effort(String ref, String amount, String currency) {
        return "effortSpent %s 2026-02-01 {'initiative': 'i', 'hours': 1, 'cost': {'amount': '%s', 'currency': '%s'}}"
                .formatted(ref, amount, currency);
    }

    private static String settlement(String ref, String day, String proposed, String agreed) {
        return "settlement %s %s {'initiative': 'i', 'proposed': {'amount': '%s', 'currency': 'EUR'}%s}"
                .formatted(
                        ref,
                        day,
                        proposed,
                        agreed == null ? "" : ", 'agreed': {'amount': '%s', 'currency': 'EUR'}".formatted(agreed));
    }

    @Test
    void settlementsInInstalmentsAddUp() {
        String cost = effort("e", "1000", "EUR");
        String first = settlement("s1", "2026-03-01", "900", "600");
        String second = settlement("s2", "2026-03-02", "400", "400");
        String pending = settlement("s3", "2026-03-03", "100", null);
        assertThat(review(cost, first).unsettled()).containsExactly(eur("400"));
        InitiativeReview both = review(cost, first, second);
        assertThat(both.unsettled()).containsExactly(eur("0"));
        // (600 + 400) agreed of (900 + 400) proposed.
        assertThat(both.recoveryRate()).isCloseTo(1000 / 1300.0, within(1e-12));
        InitiativeReview asked = review(cost, first, second, pending);
        assertThat(asked.unsettled()).containsExactly(eur("0"));
        assertThat(asked.recoveryRate()).isCloseTo(1000 / 1300.0, within(1e-12));
        assertThat(asked.settlements())
                .extracting(SettlementEntry::agreed)
                .containsExactly(eur("600"), eur("400"), null);
    }

    @Test
    void settlementBelowZeroOrInAnotherCurrencyIsRefused() {
        assertThatThrownBy(() -> review(settlement("s", "2026-03-01", "-100", "-50")))
                .hasMessage("proposed must be above 0, but is -100 EUR.");
        assertThatThrownBy(() -> review(settlement("s", "2026-03-01", "100", "-50")))
                .hasMessage("agreed must not be negative, but is -50 EUR.");
        assertThatThrownBy(() -> review(
                        settlement("s", "2026-03-01", "100", "50"),
                        "settlement t 2026-03-02 {'initiative': 'i', 'proposed': {'amount': '9', 'currency': 'USD'}}"))
                .hasMessage(
                        "proposed is 9 USD, but the earlier settlement is in EUR. Maybe convert the amount to EUR?");
    }

    @Test
    void amountsInTwoCurrenciesAreShownSideBySide() {
        InitiativeReview review = InitiativeReview.of(
                "i",
                FactFixtures.of(
                        "initiative i 2026-01-01 {'name': 'Line', 'priority': 0.8, 'stake': {'amount': '100000', 'currency': 'EUR'}}",
                        "commitmentMade c1 2026-02-01 {'title': 'x', 'dueAt': '2026-08-01T00:00:00Z', 'initiative': 'i', 'budget': {'amount': '5000', 'currency': 'EUR'}}",
                        "commitmentMade c2 2026-02-01 {'title': 'y', 'dueAt': '2026-08-01T00:00:00Z', 'initiative': 'i', 'budget': {'amount': '70000', 'currency': 'USD'}}",
                        effort("e1", "10", "EUR"),
                        effort("e2", "20", "USD"),
                        settlement("s", "2026-03-01", "4", "4"),
                        "valueDelivered v1 2026-03-01 {'initiative': 'i', 'value': {'amount': '9000', 'currency': 'USD'}, 'confirmedBy': 'p'}",
                        "valueDelivered v2 2026-03-01 {'initiative': 'i', 'value': {'amount': '300', 'currency': 'EUR'}, 'confirmedBy': 'p'}"),
                NOW);
        assertThat(review.exposure()).containsExactly(eur("105000"), new MoneyView("70000", "USD"));
        assertThat(review.openCommitments()).containsExactly("c1", "c2");
        assertThat(review.cost()).containsExactly(eur("10"), new MoneyView("20", "USD"));
        assertThat(review.unsettled()).containsExactly(eur("6"), new MoneyView("20", "USD"));
        assertThat(review.valueConfirmed()).containsExactly(eur("300"), new MoneyView("9000", "USD"));
        assertThat(review.valueForMoney()).isNull();
    }

    private static Initiative fold(String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        all.add(LINE);
        Initiative initiative = null;
        for (Fact fact : FactFixtures.of(all.toArray(String[]::new))) {
            initiative = Initiative.apply("i", initiative, fact);
        }
        return initiative;
    }

    @Test
    void effortOutsideTheBudgetCurrencyBelowZeroOrAfterTheEndIsRefused() {
        assertThatThrownBy(() -> fold(effort("e", "10", "USD")))
                .hasMessage("cost is 10 USD, but the budget is in EUR. Maybe convert the amount to EUR?");
        assertThatThrownBy(() -> fold(effort("e", "-10", "EUR")))
                .hasMessage("cost must not be negative, but is -10 EUR.");
        assertThatThrownBy(() -> fold("effortSpent e 2026-02-01 {'initiative': 'i', 'hours': 1, 'evidence': ''}"))
                .hasMessage("evidence must not be blank.");
        assertThatThrownBy(() -> fold("initiativeEnded x 2026-01-15 {'initiative': 'i'}", effort("e", "10", "EUR")))
                .hasMessageContaining("Initiative \"i\" ended on 2026-01-15T09:00:00Z");
        assertThat(fold(settlement("s1", "2026-03-01", "900", "600"), settlement("s2", "2026-03-02", "400", "400"))
                        .settlement()
                        .agreed())
                .isEqualTo(new Money(new BigDecimal("1000"), Currency.getInstance("EUR")));
    }

    @Test
    void shortTermShareIsByMoneyAndUnknownInTwoCurrencies() {
        String big =
                "opportunity o1 2026-03-04 {'initiative': 'i', 'title': 'a', 'horizon': 'LONG', 'value': {'amount': '900', 'currency': '%s'}}";
        String small =
                "opportunity o2 2026-03-04 {'initiative': 'i', 'title': 'b', 'horizon': 'SHORT', 'value': {'amount': '100', 'currency': 'EUR'}}";
        assertThat(review(big.formatted("EUR"), small).shortTermShare()).isEqualTo(0.1);
        assertThat(review(big.formatted("USD"), small).shortTermShare()).isNull();
        assertThat(review(big.formatted("USD"), small).shortTermCountShare()).isEqualTo(0.5);
    }

    @Test
    void noticeBeforeTheChangeIsEarly() {
        InitiativeReview review = review("""
                noticeGiven n 2026-03-01 {'initiative': 'i', 'effectiveAt': '2026-03-31T09:00:00Z',
                  'claims': ['Done', 'Ordered', 'Tested'], 'facts': ['Layout']}""");
        assertThat(review.noticeLeadDays()).isEqualTo(30);
        assertThat(review.noticeFacts()).isEqualTo(1);
        assertThat(review.claimsWithoutFacts()).isEqualTo(2);
    }

    /** Told ten days after it took effect: -10. Without a notice there is no lead. The last of two notices counts. */
    @Test
    void noticeAfterTheChangeIsLateAndTheLastOneCounts() {
        String late = "noticeGiven n 2026-03-11 {'initiative': 'i', 'effectiveAt': '2026-03-01T09:00:00Z'}";
        assertThat(review(late).noticeLeadDays()).isEqualTo(-10);
        assertThat(review().noticeLeadDays()).isNull();
        assertThat(review(
                                late,
                                "noticeGiven m 2026-03-12T09:00:00Z {'initiative': 'i', 'effectiveAt': '2026-03-12T21:00:00Z'}")
                        .noticeLeadDays())
                .isEqualTo(0.5);
        assertThat(review(
                                "initiative j 2026-01-01 {'name': 'Other', 'priority': 0.5}",
                                "noticeGiven o 2026-03-11 {'initiative': 'j', 'effectiveAt': '2026-04-01T09:00:00Z'}")
                        .noticeLeadDays())
                .as("that of another initiative")
                .isNull();
    }

    /** Five facts for two claims leave none without; three claims and one fact leave two. */
    @Test
    void moreFactsThanClaimsLeaveNoClaimWithoutFacts() {
        assertThat(review(
                                "noticeGiven n 2026-03-01 {'initiative': 'i', 'effectiveAt': '2026-03-31T09:00:00Z', 'claims': ['A', 'B'], 'facts': ['1', '2', '3', '4', '5']}")
                        .claimsWithoutFacts())
                .isZero();
    }

    @Test
    void exposureIsTheStakePlusOpenCommitments() {
        InitiativeReview review = review(
                "commitmentMade c1 2026-02-01 {'title': 'x', 'dueAt': '2026-08-01T00:00:00Z', 'initiative': 'i', 'budget': {'amount': '50', 'currency': 'EUR'}}",
                "commitmentMade c2 2026-02-01 {'title': 'y', 'dueAt': '2026-08-01T00:00:00Z'}");
        assertThat(review.exposure()).containsExactly(eur("1050"));
        assertThat(review.openCommitments()).containsExactly("c1");
    }

    @Test
    void unconfirmedValueIsNotCounted() {
        InitiativeReview review = review(
                "effortSpent e 2026-02-01 {'initiative': 'i', 'hours': 1, 'cost': {'amount': '100', 'currency': 'EUR'}}",
                "valueDelivered v1 2026-03-01 {'initiative': 'i', 'value': {'amount': '300', 'currency': 'EUR'}, 'confirmedBy': 'p'}",
                "valueDelivered v2 2026-03-01 {'initiative': 'i', 'value': {'amount': '700', 'currency': 'EUR'}}");
        assertThat(review.valueConfirmed()).containsExactly(eur("300"));
        assertThat(review.valueClaimed()).containsExactly(eur("1000"));
        assertThat(review.valueForMoney()).isEqualTo(3);
    }

    @Test
    void favoursOfBothDirectionsAreBalanced() {
        InitiativeReview review = review(
                "accommodation a1 2026-03-01 {'initiative': 'i', 'direction': 'OUT', 'text': 'Prices stay'}",
                "accommodation a2 2026-03-02 {'initiative': 'i', 'direction': 'OUT', 'text': 'Late delivery'}",
                "accommodation a3 2026-03-03 {'initiative': 'i', 'direction': 'IN', 'text': 'Paid at once'}",
                "opportunity o1 2026-03-04 {'initiative': 'i', 'title': 'Poland', 'horizon': 'LONG', 'won': true, 'value': {'amount': '900', 'currency': 'EUR'}}",
                "opportunity o2 2026-03-05 {'initiative': 'i', 'title': 'Quick sale', 'horizon': 'SHORT', 'won': false, 'value': {'amount': '100', 'currency': 'EUR'}}");
        assertThat(review.goodwillBalance()).isEqualTo(1);
        assertThat(review.opportunities()).containsExactly("Poland", "Quick sale");
        assertThat(review.opportunityYield()).isEqualTo(0.5);
        // 100 of 1,000 EUR, and one of two.
        assertThat(review.shortTermShare()).isEqualTo(0.1);
        assertThat(review.shortTermCountShare()).isEqualTo(0.5);
    }

    @Test
    void spendingFasterThanProgressMakesAnOverrunLikely() {
        String promise =
                "commitmentMade c1 2026-02-01 {'title': 'x', 'dueAt': '2026-08-01T00:00:00Z', 'initiative': 'i'}";
        String half = "commitmentProgressed p 2026-03-01 {'commitment': 'c1', 'percent': 50}";
        String cheap =
                "effortSpent e 2026-02-01 {'initiative': 'i', 'hours': 1, 'cost': {'amount': '60', 'currency': 'EUR'}}";
        String even =
                "effortSpent e 2026-02-01 {'initiative': 'i', 'hours': 1, 'cost': {'amount': '100', 'currency': 'EUR'}}";
        String dear =
                "effortSpent e 2026-02-01 {'initiative': 'i', 'hours': 1, 'cost': {'amount': '150', 'currency': 'EUR'}}";
        assertThat(review(promise, half, cheap).overrunProbability()).isLessThan(0.1);
        assertThat(review(promise, half, even).overrunProbability()).isCloseTo(0.5, within(1e-9));
        assertThat(review(promise, half, dear).overrunProbability()).isGreaterThan(0.9);
    }

    @Test
    void factOfAnUnknownInitiativeIsRefused() {
        assertThatThrownBy(() -> Initiative.apply(
                        "i",
                        null,
                        FactFixtures.of("effortSpent e 2026-02-01 {'initiative': 'i', 'hours': 1}")
                                .getFirst()))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("There is no initiative \"i\"");
    }

    @Test
    void toldConfirmedAndDecidedLaterCountsFromThen() {
        String[] lines = {
            "initiative i 2026-01-02 {'name': 'Line', 'priority': 0.8}",
            "effortSpent e 2026-01-10 {'initiative': 'i', 'hours': 8}",
            "valueDelivered v 2026-01-11 {'initiative': 'i', 'value': {'amount': '900', 'currency': 'EUR'}}",
            "opportunity o 2026-01-12 {'initiative': 'i', 'title': 'Poland'}"
        };
        InitiativeReview before = InitiativeReview.of("i", FactFixtures.of(lines), NOW);
        assertThat(before.untoldHours()).isEqualTo(8);
        assertThat(before.opportunityYield()).isNull();
        List<String> all = new ArrayList<>(List.of(lines));
        all.add("effortTold t 2026-02-01 {'initiative': 'i', 'effort': 'e'}");
        all.add("valueConfirmed w 2026-02-01 {'initiative': 'i', 'delivered': 'v', 'confirmedBy': 'p'}");
        all.add("opportunityDecided d 2026-02-01 {'initiative': 'i', 'opportunity': 'o', 'won': true}");
        List<Fact> facts = FactFixtures.of(all.toArray(String[]::new));
        InitiativeReview after = InitiativeReview.of("i", facts, NOW);
        assertThat(after.untoldHours()).isZero();
        assertThat(after.efforts().getFirst().toldAt()).isEqualTo("2026-02-01T09:00:00Z");
        assertThat(after.opportunityYield()).isEqualTo(1);
        assertThat(InitiativeEntries.latest(facts))
                .filteredOn(fact -> fact.body() instanceof InitiativeFact.ValueDelivered)
                .extracting(fact -> ((InitiativeFact.ValueDelivered) fact.body()).confirmedBy())
                .containsExactly("p");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "effortTold t 2026-02-01 {'initiative': 'i', 'effort': 'none'} | Initiative \"i\" has no effort \"none\" at 2026-02-01T09:00:00Z. Maybe look at those of the initiative?",
                "valueConfirmed w 2026-02-01 {'initiative': 'i', 'delivered': 'e', 'confirmedBy': 'p'} | Initiative \"i\" has no delivered value \"e\" at 2026-02-01T09:00:00Z. Maybe look at those of the initiative?",
                "opportunityDecided d 2026-02-01 {'initiative': 'i', 'opportunity': 'e', 'won': true} | Initiative \"i\" has no opportunity \"e\" at 2026-02-01T09:00:00Z. Maybe look at those of the initiative?"
            })
    void laterEventOfAnUnknownEntryIsRefused(String line, String message) {
        List<Fact> facts = FactFixtures.of(
                "initiative i 2026-01-02 {'name': 'Line', 'priority': 0.8}",
                "effortSpent e 2026-01-10 {'initiative': 'i', 'hours': 8}",
                line);
        assertThatThrownBy(() -> {
                    Initiative state = null;
                    for (Fact fact : facts) {
                        state = Initiative.apply("i", state, fact);
                    }
                })
                .hasMessage(message);
    }
}
