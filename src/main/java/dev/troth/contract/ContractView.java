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

/** A contract as callers see one. */
@Name("Contract")
@Description("What they pay a year, and when it comes up again.")
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
    @Description("Opaque id; stable.")
    public String getId() {
        return new GlobalId(ContractShelf.PREFIX, row.id).toString();
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
    @Description("When it was signed.")
    public Instant getSignedAt() {
        return row.at;
    }

    @Description("What they pay a year.")
    public @Nullable MoneyView getValue() {
        return MoneyView.of(row.valueAmount, row.valueCurrency);
    }

    @NonNull
    @Description("From when it runs.")
    public LocalDate getStartsOn() {
        return row.startsOn;
    }

    @NonNull
    @Description("When it comes up for renewal.")
    public LocalDate getRenewsOn() {
        return row.renewsOn;
    }

    @NonNull
    @Description("Where it stands.")
    public ContractStatus getStatus() {
        return row.status;
    }

    @Description("When it was renewed or ended.")
    public @Nullable Instant getEndedAt() {
        return row.endedAt;
    }

    @Description("Why they left, where somebody said so.")
    public @Nullable String getReason() {
        return row.reason;
    }

    @Description("Whose doing their leaving was.")
    public @Nullable Attribution getAttribution() {
        return row.attribution;
    }
}
