package dev.troth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.ledger.Fact;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.Party;
import dev.troth.testing.FactFixtures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One departure is one outcome, and the running contracts end with it. */
class ContractHistoryTest {
    private static final Instant AS_OF = Instant.parse("2026-09-01T00:00:00Z");
    private static final String CUSTOMER = "account a 2026-01-01 {'name': 'A'}";
    private static final String VENDOR = "account a 2026-01-01 {'name': 'A', 'kind': 'VENDOR'}";
    private static final String BOTH = "account a 2026-01-01 {'name': 'A', 'kind': 'BOTH'}";
    private static final String LEFT = "churned x 2026-06-01 {'reason': 'Price'}";

    private static String contract(String ref, String amount, String currency, String more) {
        return "contract %s 2026-01-02 {'value': {'amount': '%s', 'currency': '%s'}, 'startsOn': '2026-01-02', 'renewsOn': '2026-12-31'%s}"
                .formatted(ref, amount, currency, more);
    }

    private static ContractHistory history(String... lines) {
        return ContractHistory.of(FactFixtures.of(lines));
    }

    private static List<ContractHistory.Outcome> outcomes(String... lines) {
        return ContractHistory.outcomes(FactFixtures.of(lines));
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    @Test
    void departureWithoutAContractEndsAllRunningContracts() {
        ContractHistory history = history(CUSTOMER, contract("c", "9", "EUR", ""), contract("d", "7", "JPY", ""), LEFT);
        assertThat(history.of(Party.US)).isEmpty();
        assertThat(history.endOf("c").churned().reason()).isEqualTo("Price");
        assertThat(history.leftAt(Party.US)).isEqualTo("2026-06-01T09:00:00Z");
        assertThat(ContractFact.undecided(FactFixtures.of(CUSTOMER, contract("c", "9", "EUR", ""), LEFT)))
                .isEmpty();
    }

    @Test
    void contractEarnsFromTheFirstDayOfItsTermOn() {
        String later = contract("c", "9", "EUR", "").replace("'startsOn': '2026-01-02'", "'startsOn': '2026-07-01'");
        List<Fact> facts = FactFixtures.of(CUSTOMER, later);
        assertThat(ContractFact.revenue(facts, Instant.parse("2026-06-30T23:59:59Z")))
                .isEmpty();
        assertThat(ContractFact.revenue(facts, Instant.parse("2026-07-01T00:00:00Z")))
                .containsExactly(money("9", "EUR"));
        assertThat(ContractHistory.of(facts).of(Party.US)).hasSize(1);
    }

    @Test
    void departureThatIsRecordedAgainIsOneOutcome() {
        List<ContractHistory.Outcome> outcomes = outcomes(
                CUSTOMER,
                contract("c", "9", "EUR", ""),
                contract("d", "7", "JPY", ""),
                LEFT,
                "churned y 2026-06-02 {}",
                "churned z 2026-06-03 {'contract': 'c'}");
        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.getFirst().values()).containsExactly(money("9", "EUR"), money("7", "JPY"));
    }

    @Test
    void prospectHasNoOutcome() {
        assertThat(outcomes(CUSTOMER, LEFT)).isEmpty();
        assertThat(outcomes("account a 2026-01-01 {'name': 'A', 'customerSince': '2019-05-01'}", LEFT))
                .hasSize(1);
        assertThat(outcomes("account a 2026-01-01 {'name': 'A', 'customerSince': '2027-05-01'}", LEFT))
                .isEmpty();
    }

    @Test
    void customerWhoReturnsCanLeaveAgain() {
        List<ContractHistory.Outcome> outcomes = outcomes(
                CUSTOMER,
                contract("c", "9", "EUR", ""),
                LEFT,
                "renewed r 2026-07-01 {'contract': 'c'}",
                "churned y 2026-08-01 {}");
        assertThat(outcomes).extracting(ContractHistory.Outcome::churned).containsExactly(true, false, true);
    }

    @Test
    void customerIsGoneWithTheLastContract() {
        List<ContractHistory.Outcome> outcomes = outcomes(
                CUSTOMER,
                contract("c", "9", "EUR", ""),
                contract("d", "7", "EUR", ""),
                "churned x 2026-06-01 {'contract': 'c'}",
                "churned y 2026-07-01 {'contract': 'd'}",
                "churned z 2026-08-01 {}");
        assertThat(outcomes).extracting(ContractHistory.Outcome::gone).containsExactly(false, true);
    }

    @Test
    void vendorThatWeLeftIsNotACustomerThatLeft() {
        ContractHistory history = history(VENDOR, contract("c", "90000", "EUR", ""));
        assertThat(history.worth(Party.US, AS_OF)).isEmpty();
        assertThat(history.worth(Party.THEM, AS_OF)).containsExactly(money("90000", "EUR"));
        assertThat(outcomes(VENDOR, contract("c", "90000", "EUR", ""), LEFT))
                .extracting(ContractHistory.Outcome::supplier)
                .containsExactly(Party.THEM);
    }

    @Test
    void accountOfBothKindsHasRevenueAndSpend() {
        ContractHistory history = history(
                BOTH, contract("sold", "50", "EUR", ""), contract("bought", "30", "EUR", ", 'supplier': 'THEM'"), LEFT);
        assertThat(history.worth(Party.US, AS_OF)).isEmpty();
        assertThat(history.worth(Party.THEM, AS_OF)).containsExactly(money("30", "EUR"));
        assertThat(history.leftAt(Party.THEM)).isNull();
    }
}
