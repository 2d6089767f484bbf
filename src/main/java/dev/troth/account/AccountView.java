package dev.troth.account;

import dev.troth.platform.Cohort;
import dev.troth.platform.GlobalId;
import dev.troth.platform.Moment;
import dev.troth.platform.Row;
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

/** An account as callers see it, together with those it was asked for with, from one moment. */
@Name("Account")
@Description("An organisation we have a relationship with. Everything beneath it is seen from the instant asked for.")
public class AccountView implements Node {
    private final AccountRow row;
    private final Cohort<? extends Row> cohort;

    AccountView(AccountRow row, Cohort<AccountRow> cohort) {
        this.row = row;
        this.cohort = cohort;
    }

    static List<AccountView> of(List<AccountRow> rows, Moment moment) {
        Cohort<AccountRow> cohort = new Cohort<>(moment, rows);
        return rows.stream().map(row -> new AccountView(row, cohort)).toList();
    }

    /** The accounts it was asked for with. */
    @Ignore
    public Cohort<? extends Row> cohort() {
        return cohort;
    }

    @Ignore
    public UUID uuid() {
        return row.id;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id; stable, and sorts by when the account was opened here.")
    public String getId() {
        return new GlobalId(AccountShelf.PREFIX, row.id).toString();
    }

    @Description("Counts the facts about it. Pass it as `expectedVersion` to be sure that nobody changed it meanwhile.")
    public int getVersion() {
        return row.version;
    }

    @NonNull
    @Description("Your own key of the account.")
    public String getRef() {
        return row.ref;
    }

    @NonNull
    @Description("What the organisation is called.")
    public String getName() {
        return row.name;
    }

    @NonNull
    @Description("Whether they buy from us, we from them, or both.")
    public AccountKind getKind() {
        return row.kind;
    }

    @NonNull
    @Description("Internet domains of the organisation; used to recognise people.")
    public List<@NonNull String> getDomains() {
        return row.domains;
    }

    @Description("Line of business, in your words.")
    public @Nullable String getIndustry() {
        return row.industry;
    }

    @Description("How important the account is to us, in your words.")
    public @Nullable String getTier() {
        return row.tier;
    }

    @Description("Ref of the member who looks after the account.")
    public @Nullable String getOwner() {
        return row.ownerRef;
    }

    @Description("Ref of the member who steps in when the owner is away or leaves.")
    public @Nullable String getBackupOwner() {
        return row.backupOwnerRef;
    }

    @Description("What we want to become to them.")
    public @Nullable TargetStanding getTargetStanding() {
        return row.targetStanding;
    }

    @Description("When the relationship began, where somebody said so.")
    public @Nullable LocalDate getCustomerSince() {
        return row.customerSince;
    }

    @Description("What we can become to them at most, as things are; null when nobody sees a limit.")
    public @Nullable TargetStanding getCeiling() {
        return row.ceiling;
    }

    @Description("Why no more than the ceiling; such limits should be tested.")
    public @Nullable String getCeilingReason() {
        return row.ceilingReason;
    }

    @Ignore
    @Nullable
    String parentRef() {
        return row.parentRef;
    }
}
