package dev.troth.commitment;

import dev.troth.platform.Party;

import dev.troth.platform.Attribution;
import dev.troth.platform.Cohort;
import dev.troth.platform.GlobalId;
import dev.troth.platform.MoneyView;
import dev.troth.platform.RowOfAccount;
import dev.troth.platform.node.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A commitment as callers see one. */
@Name("Commitment")
@Description("A promise of either side, or the request for one, and where it stands.")
public class CommitmentView implements Node {
    private final CommitmentRow row;
    private final Cohort<CommitmentRow> cohort;

    CommitmentView(CommitmentRow row, Cohort<CommitmentRow> cohort) {
        this.row = row;
        this.cohort = cohort;
    }

    @Ignore
    Cohort<CommitmentRow> cohort() {
        return cohort;
    }

    /** The commitments it was asked for with. */
    @Ignore
    public Cohort<? extends RowOfAccount> together() {
        return cohort;
    }

    /** Refs of all members who made a commitment of the cohort. */
    @Ignore
    public Set<String> makersOfCohort() {
        return cohort.members().stream()
                .map(member -> member.madeBy)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    @Ignore
    public UUID accountUuid() {
        return row.accountId;
    }

    @Ignore
    List<String> madeToRefs() {
        return row.madeTo;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id; stable.")
    public String getId() {
        return new GlobalId(CommitmentShelf.PREFIX, row.id).toString();
    }

    @Description("Counts the facts about it. Pass it as `expectedVersion` to be sure that nobody changed it meanwhile.")
    public int getVersion() {
        return row.version;
    }

    @NonNull
    @Description("Your own key of the commitment.")
    public String getRef() {
        return row.ref;
    }

    @NonNull
    @Description("What was promised, asked for or declined.")
    public String getTitle() {
        return row.title;
    }

    @NonNull
    @Description("Who gave it.")
    public Party getSide() {
        return row.side;
    }

    @NonNull
    @Description("Where it stands.")
    public CommitmentStatus getStatus() {
        return row.status;
    }

    @Description("0 (a call back in ten minutes) to 1 (their business hangs on it).")
    public double getImportance() {
        return row.importance;
    }

    @Description("When it was asked for; null when nobody asked.")
    public @Nullable Instant getRequestedAt() {
        return row.requestedAt;
    }

    @Description("Ref of the stakeholder who asked.")
    public @Nullable String getRequestedBy() {
        return row.requestedBy;
    }

    @Description("When it was promised; null while it was not.")
    public @Nullable Instant getMadeAt() {
        return row.madeAt;
    }

    @Description("Ref of the member who promised.")
    public @Nullable String getMadeBy() {
        return row.madeBy;
    }

    @NonNull
    @Description("Refs of the stakeholders to be kept in the loop.")
    public List<@NonNull String> getAudience() {
        return row.audience;
    }

    @Description("When it is due, as last agreed.")
    public @Nullable Instant getDueAt() {
        return row.dueAt;
    }

    @Description("When it was due as first promised.")
    public @Nullable Instant getFirstDueAt() {
        return row.firstDueAt;
    }

    @Description("When they really need it.")
    public @Nullable Instant getNeededBy() {
        return row.neededBy;
    }

    @Description("What it may cost.")
    public @Nullable MoneyView getBudget() {
        return MoneyView.of(row.budgetAmount, row.budgetCurrency);
    }

    @Description("What it cost.")
    public @Nullable MoneyView getCost() {
        return MoneyView.of(row.costAmount, row.costCurrency);
    }

    @Description("How far it is, 0 to 100, as last told.")
    public @Nullable Double getPercent() {
        return row.percent;
    }

    @Description("How often they were told how far it is.")
    public int getUpdates() {
        return row.updates;
    }

    @Description("How often its terms were changed.")
    public int getRenegotiations() {
        return row.renegotiations;
    }

    @Description("When it was kept, broken, withdrawn, released or declined; null while it was not.")
    public @Nullable Instant getSettledAt() {
        return row.settledAt;
    }

    @Description("How much of it was delivered, 0 to 1; null unless it was kept.")
    public @Nullable Double getScope() {
        return row.scope;
    }

    @Description("By how many seconds it is or was late; 0 when it was not, null when it was never promised.")
    public @Nullable Double getLateSeconds() {
        if (row.dueAt == null) {
            return null;
        }
        Instant end = row.settledAt == null ? cohort.moment().asOf() : row.settledAt;
        return Math.max(0, Duration.between(row.dueAt, end).toMillis() / 1000.0);
    }

    @Description("Why it was broken, withdrawn, released or declined, where somebody said so.")
    public @Nullable String getReason() {
        return row.reason;
    }

    @Description("Whose doing that was; null when nobody said.")
    public @Nullable Attribution getAttribution() {
        return row.attribution;
    }

    @Description("Ref of the touchpoint where it was promised.")
    public @Nullable String getTouchpoint() {
        return row.touchpoint;
    }

    @Description("Ref of the initiative it belongs to.")
    public @Nullable String getInitiative() {
        return row.initiative;
    }

    @Description("Ref of the need or goal that it serves.")
    public @Nullable String getInsight() {
        return row.insight;
    }

    @Description("When we want to be done ourselves.")
    public @Nullable Instant getInternalDueAt() {
        return row.internalDueAt;
    }

    @Description("Whose interest it serves.")
    public @Nullable Beneficiary getServes() {
        return row.serves;
    }

    @Description("Whether they can see how it goes.")
    public boolean getShared() {
        return row.shared;
    }

    @Description("Whether they asked for more than was agreed.")
    public boolean getOutOfScope() {
        return row.over;
    }
}
