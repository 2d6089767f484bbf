package dev.troth.contract;

import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Party;
import dev.troth.platform.database.AccountOwnedRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "contract")
class ContractRow extends AccountOwnedRow {
    @Column(name = "value_amount")
    @Nullable
    BigDecimal valueAmount;

    @Column(name = "value_currency")
    @Nullable
    String valueCurrency;

    @Enumerated(EnumType.STRING)
    @Nullable
    Party supplier;

    @Column(name = "starts_on")
    LocalDate startsOn;

    @Column(name = "renews_on")
    LocalDate renewsOn;

    @Enumerated(EnumType.STRING)
    ContractStatus status;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Nullable
    String reason;

    @Enumerated(EnumType.STRING)
    @Nullable
    Attribution attribution;

    static ContractRow of(Contract contract) {
        ContractRow row = new ContractRow();
        row.at = contract.at();
        row.valueAmount = contract.value().amount();
        row.valueCurrency = contract.value().currency().getCurrencyCode();
        row.supplier = contract.signed().supplier();
        row.startsOn = contract.signed().startsOn();
        row.renewsOn = contract.signed().renewsOn();
        row.status = contract.status();
        switch (contract.outcome()) {
            case Contract.Outcome.Running o -> {}
            case Contract.Outcome.Renewed o -> row.endedAt = o.at();
            case Contract.Outcome.Ended o -> {
                row.endedAt = o.at();
                row.reason = o.churned().reason();
                row.attribution = o.churned().attribution();
            }
        }
        return row;
    }

    /** Ends the contract by a departure without a contract. */
    void end(ContractHistory.Departure departure) {
        status = ContractStatus.ENDED;
        endedAt = departure.at();
        reason = departure.churned().reason();
        attribution = departure.churned().attribution();
    }
}
