package dev.troth.contract;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.MoneyView;
import dev.troth.platform.common.Party;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Contract as returned by the API. */
@Name("Contract")
@Description("Contract: yearly value and renewal date.")
public class ContractView extends EntityView implements Node {
    private final ContractRow row;

    ContractView(ContractRow row, BatchContext<ContractRow> batch) {
        super(ContractType.PREFIX, row, batch);
        this.row = row;
    }

    @Ignore
    @Nullable
    Party supplierOrNull() {
        return row.supplier;
    }

    @NonNull
    @Description("Time at which the contract was signed.")
    public Instant getSignedAt() {
        return row.at;
    }

    @Description("Yearly value.")
    public @Nullable MoneyView getValue() {
        return MoneyView.of(row.valueAmount, row.valueCurrency);
    }

    @NonNull
    @Description("First day of the term.")
    public LocalDate getStartsOn() {
        return row.startsOn;
    }

    @NonNull
    @Description("Renewal date.")
    public LocalDate getRenewsOn() {
        return row.renewsOn;
    }

    @NonNull
    @Description("Status.")
    public ContractStatus getStatus() {
        return row.status;
    }

    @Description("Time at which the contract was renewed or ended. Null while it is running.")
    public @Nullable Instant getEndedAt() {
        return row.endedAt;
    }

    @Description("Reason for leaving. Null if it was not recorded.")
    public @Nullable String getReason() {
        return row.reason;
    }

    @Description("Side at fault for the departure. Null if it was not recorded.")
    public @Nullable Attribution getAttribution() {
        return row.attribution;
    }
}
