package dev.troth.account;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Account as returned by the API, with the batch of accounts that were loaded with it. */
@Name("Account")
@Description("Organisation with which we have a relationship. All fields below it are read as of the same time.")
public class AccountView extends EntityView implements Node {
    private final AccountRow row;

    AccountView(AccountRow row, BatchContext<AccountRow> batch) {
        super(AccountType.PREFIX, row, batch);
        this.row = row;
    }

    static List<AccountView> of(List<AccountRow> rows, AsOf moment) {
        BatchContext<AccountRow> batch = new BatchContext<>(moment, rows);
        return rows.stream().map(row -> new AccountView(row, batch)).toList();
    }

    /** Returns the global id of an account. */
    public static String globalId(UUID account) {
        return new GlobalId(AccountType.PREFIX, account).toString();
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque global id; stable. Ids sort by the time at which the account was opened.")
    public String getId() {
        return globalId(row.id);
    }

    @NonNull
    @Description("Name of the organisation.")
    public String getName() {
        return row.name;
    }

    @NonNull
    @Description("Internet domains of the organisation. Used to recognise people.")
    public List<@NonNull String> getDomains() {
        return row.domains;
    }

    @Description("Tier: importance of the account to us, free text.")
    public @Nullable String getTier() {
        return row.tier;
    }

    /** Returns the ref of the member who is responsible for the account; null if there is none. */
    @Ignore
    public @Nullable String ownerRef() {
        return row.ownerRef;
    }

    @Description("Standing that we aim for with the account.")
    public @Nullable TargetStanding getTargetStanding() {
        return row.targetStanding;
    }

    @Description("Start of the relationship. Null if it was not recorded.")
    public @Nullable LocalDate getCustomerSince() {
        return row.customerSince;
    }

    @Description("Highest standing that is attainable at present. Null if no limit is known.")
    public @Nullable TargetStanding getCeiling() {
        return row.ceiling;
    }

    @Description("Reason for the ceiling. Such limits should be tested.")
    public @Nullable String getCeilingReason() {
        return row.ceilingReason;
    }

    @Ignore
    @Nullable
    String parentRef() {
        return row.parentRef;
    }

    /** Returns the kind of the account, for readers within the application. */
    @Ignore
    public AccountKind kind() {
        return row.kind;
    }
}
