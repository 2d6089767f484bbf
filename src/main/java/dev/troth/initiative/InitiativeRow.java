package dev.troth.initiative;

import dev.troth.platform.common.Money;
import dev.troth.platform.database.AccountOwnedRow;
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
    String name;

    @Enumerated(EnumType.STRING)
    InitiativeStatus status;

    double priority;

    @Column(name = "setter_ref")
    @Nullable
    String setter;

    @Column(name = "goal_ref")
    @Nullable
    String goal;

    @Column(name = "stake_amount")
    @Nullable
    BigDecimal stakeAmount;

    @Column(name = "stake_currency")
    @Nullable
    String stakeCurrency;

    @Column(name = "budget_amount")
    @Nullable
    BigDecimal budgetAmount;

    @Column(name = "budget_currency")
    @Nullable
    String budgetCurrency;

    double hours;

    @Column(name = "proposed_amount")
    @Nullable
    BigDecimal proposedAmount;

    @Column(name = "proposed_currency")
    @Nullable
    String proposedCurrency;

    @Column(name = "agreed_amount")
    @Nullable
    BigDecimal agreedAmount;

    @Column(name = "agreed_currency")
    @Nullable
    String agreedCurrency;

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
