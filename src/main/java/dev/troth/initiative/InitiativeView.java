package dev.troth.initiative;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.MoneyView;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Initiative as returned by the API. */
@Name("Initiative")
@Description("Project of the account in which we take part.")
public class InitiativeView extends EntityView implements Node {
    private final InitiativeRow row;

    InitiativeView(InitiativeRow row, BatchContext<InitiativeRow> batch) {
        super(InitiativeType.PREFIX, row, batch);
        this.row = row;
    }

    @NonNull
    @Description("Status.")
    public InitiativeStatus getStatus() {
        return row.status;
    }

    @Description("Value to us.")
    public @Nullable MoneyView getStake() {
        return MoneyView.of(row.stakeAmount, row.stakeCurrency);
    }

    @Description("Budget.")
    public @Nullable MoneyView getBudget() {
        return MoneyView.of(row.budgetAmount, row.budgetCurrency);
    }

    @Description("Payment that we proposed for the work done: the sum of all instalments.")
    public @Nullable MoneyView getProposed() {
        return MoneyView.of(row.proposedAmount, row.proposedCurrency);
    }

    @Description("Payment that was agreed for the work done: the sum of all instalments.")
    public @Nullable MoneyView getAgreed() {
        return MoneyView.of(row.agreedAmount, row.agreedCurrency);
    }

    @Description("Outcome.")
    public @Nullable String getOutcome() {
        return row.outcome;
    }
}
