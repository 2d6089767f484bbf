package dev.troth.initiative;

import dev.troth.platform.Cohort;
import dev.troth.platform.GlobalId;
import dev.troth.platform.MoneyView;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** An initiative as callers see one. */
@Name("Initiative")
@Description("A project of theirs that we are part of.")
public class InitiativeView implements Node {
    private final InitiativeRow row;
    private final Cohort<InitiativeRow> cohort;

    InitiativeView(InitiativeRow row, Cohort<InitiativeRow> cohort) {
        this.row = row;
        this.cohort = cohort;
    }

    @Ignore
    public Cohort<InitiativeRow> cohort() {
        return cohort;
    }

    @Ignore
    public UUID accountUuid() {
        return row.accountId;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id; stable.")
    public String getId() {
        return new GlobalId(InitiativeShelf.PREFIX, row.id).toString();
    }

    @Description("Counts the facts about it. Pass it as `expectedVersion` to be sure that nobody changed it meanwhile.")
    public int getVersion() {
        return row.version;
    }

    @NonNull
    @Description("Your own key of it.")
    public String getRef() {
        return row.ref;
    }

    @NonNull
    @Description("When it began.")
    public Instant getStartedAt() {
        return row.at;
    }

    @NonNull
    @Description("What it is called.")
    public String getName() {
        return row.name;
    }

    @NonNull
    @Description("Where it stands.")
    public InitiativeStatus getStatus() {
        return row.status;
    }

    @Description("What it is to them now, 0 to 1.")
    public double getPriority() {
        return row.priority;
    }

    @Description("Ref of the stakeholder who sets its priority.")
    public @Nullable String getSetter() {
        return row.setter;
    }

    @Description("Ref of the insight that says what both want from it.")
    public @Nullable String getGoal() {
        return row.goal;
    }

    @Description("What it is worth to us.")
    public @Nullable MoneyView getStake() {
        return MoneyView.of(row.stakeAmount, row.stakeCurrency);
    }

    @Description("What it may cost.")
    public @Nullable MoneyView getBudget() {
        return MoneyView.of(row.budgetAmount, row.budgetCurrency);
    }

    @Description("Hours of ours that went into it.")
    public double getHours() {
        return row.hours;
    }

    @Description("What we asked for the work done.")
    public @Nullable MoneyView getProposed() {
        return MoneyView.of(row.proposedAmount, row.proposedCurrency);
    }

    @Description("What was agreed for the work done.")
    public @Nullable MoneyView getAgreed() {
        return MoneyView.of(row.agreedAmount, row.agreedCurrency);
    }

    @Description("When it ended.")
    public @Nullable Instant getEndedAt() {
        return row.endedAt;
    }

    @Description("What came of it.")
    public @Nullable String getOutcome() {
        return row.outcome;
    }
}
