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

/** Initiative as returned by the API. */
@Name("Initiative")
@Description("Project of the account in which we take part.")
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
    @Description("Opaque global id; stable.")
    public String getId() {
        return new GlobalId(InitiativeShelf.PREFIX, row.id).toString();
    }

    @Description("Version of the record; increases with every change. Pass it as `expectedVersion` to detect "
            + "concurrent changes.")
    public int getVersion() {
        return row.version;
    }

    @NonNull
    @Description("Caller's own key (ref) of the initiative.")
    public String getRef() {
        return row.ref;
    }

    @NonNull
    @Description("Time at which it started.")
    public Instant getStartedAt() {
        return row.at;
    }

    @NonNull
    @Description("Name.")
    public String getName() {
        return row.name;
    }

    @NonNull
    @Description("Status.")
    public InitiativeStatus getStatus() {
        return row.status;
    }

    @Description("Current priority for the account, 0 to 1.")
    public double getPriority() {
        return row.priority;
    }

    @Description("Ref of the stakeholder who sets its priority.")
    public @Nullable String getSetter() {
        return row.setter;
    }

    @Description("Ref of the insight with the common goal.")
    public @Nullable String getGoal() {
        return row.goal;
    }

    @Description("Value to us.")
    public @Nullable MoneyView getStake() {
        return MoneyView.of(row.stakeAmount, row.stakeCurrency);
    }

    @Description("Budget.")
    public @Nullable MoneyView getBudget() {
        return MoneyView.of(row.budgetAmount, row.budgetCurrency);
    }

    @Description("Hours that we spent on it.")
    public double getHours() {
        return row.hours;
    }

    @Description("Payment that we proposed for the work done.")
    public @Nullable MoneyView getProposed() {
        return MoneyView.of(row.proposedAmount, row.proposedCurrency);
    }

    @Description("Payment that was agreed for the work done.")
    public @Nullable MoneyView getAgreed() {
        return MoneyView.of(row.agreedAmount, row.agreedCurrency);
    }

    @Description("Time at which it ended.")
    public @Nullable Instant getEndedAt() {
        return row.endedAt;
    }

    @Description("Outcome.")
    public @Nullable String getOutcome() {
        return row.outcome;
    }
}
