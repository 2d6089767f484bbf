package dev.troth.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.ledger.Fact;
import dev.troth.testing.FactFixtures;
import org.junit.jupiter.api.Test;

/** A contract and its outcome. */
class ContractTest {
    private static final String SIGNED =
            "contract c 2026-01-01 {'value': {'amount': '9', 'currency': 'EUR'}, 'startsOn': '2026-01-01', 'renewsOn': '2026-06-01'}";

    private static Contract fold(String... lines) {
        Contract contract = null;
        for (Fact fact : FactFixtures.of(lines)) {
            contract = Contract.apply(fact.subjectRef(), contract, fact);
        }
        return contract;
    }

    @Test
    void contractRunsIsRenewedAndEnds() {
        assertThat(fold(SIGNED).status()).isEqualTo(ContractStatus.RUNNING);
        Contract renewed =
                fold(SIGNED, "renewed r 2026-06-01 {'contract': 'c', 'value': {'amount': '12', 'currency': 'EUR'}}");
        assertThat(renewed.status()).isEqualTo(ContractStatus.RENEWED);
        assertThat(renewed.value().amount()).isEqualTo("12");
        assertThat(fold(SIGNED, "churned x 2026-06-01 {'contract': 'c', 'reason': 'Price'}")
                        .status())
                .isEqualTo(ContractStatus.ENDED);
    }

    @Test
    void endedContractCannotBeRenewed() {
        assertThatThrownBy(() -> fold(
                        SIGNED, "churned x 2026-06-01 {'contract': 'c'}", "renewed r 2026-06-02 {'contract': 'c'}"))
                .hasMessageContaining("ended on");
        assertThatThrownBy(() -> fold("renewed r 2026-06-02 {'contract': 'c'}"))
                .hasMessageContaining("There is no contract \"c\"");
    }

    @Test
    void churnWithoutContractEndsNoContract() {
        assertThat(fold("churned x 2026-06-01 {'reason': 'Price'}")).isNull();
    }
}
