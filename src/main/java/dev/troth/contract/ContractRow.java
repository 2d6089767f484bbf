package dev.troth.contract;

import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Party;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.list.Listed;
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
    @Listed(name = "value", value = "Yearly value.", currency = "value_currency")
    @Column(name = "value_amount")
    @Nullable
    BigDecimal valueAmount;

    @Listed(name = "currency", value = "Currency of the value, such as EUR.", field = false)
    @Column(name = "value_currency")
    @Nullable
    String valueCurrency;

    @Enumerated(EnumType.STRING)
    @Nullable
    Party supplier;

    @Listed("First day of the term.")
    @Column(name = "starts_on")
    LocalDate startsOn;

    @Listed("Renewal date.")
    @Column(name = "renews_on")
    LocalDate renewsOn;

    @Listed("Status.")
    @Enumerated(EnumType.STRING)
    ContractStatus status;

    @Listed("Time at which the contract was renewed or ended. Null while it is running.")
    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Nullable
    String reason;

    @Listed("Side at fault for the departure. Null if it was not recorded.")
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
