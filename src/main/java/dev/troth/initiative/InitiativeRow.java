package dev.troth.initiative;

import dev.troth.platform.common.Money;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.list.Listed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "initiative")
class InitiativeRow extends AccountOwnedRow {
    @Listed("Name.")
    String name;

    @Listed("Status.")
    @Enumerated(EnumType.STRING)
    InitiativeStatus status;

    @Listed("Current priority for the account, 0 to 1.")
    double priority;

    @Listed("Ref of the stakeholder who sets its priority.")
    @Column(name = "setter_ref")
    @Nullable
    String setter;

    @Listed("Ref of the insight with the common goal.")
    @Column(name = "goal_ref")
    @Nullable
    String goal;

    @Listed(name = "stake", value = "Value to us.", currency = "stake_currency")
    @Column(name = "stake_amount")
    @Nullable
    BigDecimal stakeAmount;

    @Column(name = "stake_currency")
    @Nullable
    String stakeCurrency;

    @Listed(name = "budget", value = "Budget.", currency = "budget_currency")
    @Column(name = "budget_amount")
    @Nullable
    BigDecimal budgetAmount;

    @Column(name = "budget_currency")
    @Nullable
    String budgetCurrency;

    @Listed("Hours that we spent on it.")
    double hours;

    @Listed(name = "proposed", value = "Proposed payment, over all settlements.", currency = "proposed_currency")
    @Column(name = "proposed_amount")
    @Nullable
    BigDecimal proposedAmount;

    @Column(name = "proposed_currency")
    @Nullable
    String proposedCurrency;

    @Listed(name = "agreed", value = "Agreed payment, over all settlements.", currency = "agreed_currency")
    @Column(name = "agreed_amount")
    @Nullable
    BigDecimal agreedAmount;

    @Column(name = "agreed_currency")
    @Nullable
    String agreedCurrency;

    @Listed("Time at which it ended.")
    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Nullable
    String outcome;

    static InitiativeRow of(Initiative initiative) {
        InitiativeRow row = new InitiativeRow();
        InitiativeFact.Started started = initiative.started();
        row.at = initiative.at();
        row.name = started.name();
        row.status = initiative.status();
        row.priority = initiative.priority();
        row.setter = started.setter();
        row.goal = started.goal();
        row.hours = initiative.hours();
        if (started.stake() != null) {
            row.stakeAmount = started.stake().amount();
            row.stakeCurrency = started.stake().currency().getCurrencyCode();
        }
        if (started.budget() != null) {
            row.budgetAmount = started.budget().amount();
            row.budgetCurrency = started.budget().currency().getCurrencyCode();
        }
        row.take(initiative.settlement());
        if (initiative.end() != null) {
            row.endedAt = initiative.end().at();
            row.outcome = initiative.end().outcome();
        }
        return row;
    }

    private void take(Settlements settlement) {
        Money proposed = settlement.proposedWithPending();
        if (proposed != null) {
            proposedAmount = proposed.amount();
            proposedCurrency = proposed.currency().getCurrencyCode();
        }
        Money agreed = settlement.agreed();
        if (agreed != null) {
            agreedAmount = agreed.amount();
            agreedCurrency = agreed.currency().getCurrencyCode();
        }
    }
}
