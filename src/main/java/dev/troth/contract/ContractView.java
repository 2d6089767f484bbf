package dev.troth.contract;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.MoneyView;
import dev.troth.platform.common.Party;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
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

    @Description("Yearly value.")
    public @Nullable MoneyView getValue() {
        return MoneyView.of(row.valueAmount, row.valueCurrency);
    }

    @NonNull
    @Description("Status.")
    public ContractStatus getStatus() {
        return row.status;
    }

    @Description("Reason for leaving. Null if it was not recorded.")
    public @Nullable String getReason() {
        return row.reason;
    }
}
