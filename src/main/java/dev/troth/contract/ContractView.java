package dev.troth.contract;

import dev.troth.platform.Attribution;
import dev.troth.platform.Cohort;
import dev.troth.platform.GlobalId;
import dev.troth.platform.MoneyView;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Contract as returned by the API. */
@Name("Contract")
@Description("Contract: yearly value and renewal date.")
public class ContractView implements Node {
    private final ContractRow row;
    private final Cohort<ContractRow> cohort;

    ContractView(ContractRow row, Cohort<ContractRow> cohort) {
        this.row = row;
        this.cohort = cohort;
    }

    @Ignore
    public Cohort<ContractRow> cohort() {
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
        return new GlobalId(ContractShelf.PREFIX, row.id).toString();
    }

    @Description("Version of the record; increases with every change. Pass it as `expectedVersion` to detect "
            + "concurrent changes.")
    public int getVersion() {
        return row.version;
    }

    @NonNull
    @Description("Caller's own key (ref) of the contract.")
    public String getRef() {
        return row.ref;
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
