package dev.troth.commitment;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.MoneyView;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.Statistics;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Commitment as returned by the API. */
@Name("Commitment")
@Description("Commitment of either side, or a request for one, with its status.")
public class CommitmentView extends EntityView implements Node {
    private final CommitmentRow row;
    private final BatchContext<CommitmentRow> batch;

    CommitmentView(CommitmentRow row, BatchContext<CommitmentRow> batch) {
        super(CommitmentType.PREFIX, row, batch);
        this.row = row;
        this.batch = batch;
    }

    @Ignore
    @Override
    public BatchContext<CommitmentRow> batch() {
        return batch;
    }

    /** Returns the commitments that were loaded with this one. */
    @Ignore
    public BatchContext<? extends AccountOwnedRow> together() {
        return batch;
    }

    /** Returns the refs of all members who made a commitment of the batch. */
    @Ignore
    public Set<String> makersOfBatch() {
        return batch().members().stream()
                .map(member -> member.makerRef)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    @NonNull
    @Description("Title: the subject of the commitment or request.")
    public String getTitle() {
        return row.title;
    }

    @NonNull
    @Description("Side that made the commitment.")
    public Party getSide() {
        return row.side;
    }

    @NonNull
    @Description("Status.")
    public CommitmentStatus getStatus() {
        return row.status;
    }

    @Description("Importance, from 0 (a call back in ten minutes) to 1 (the account's business depends on it).")
    public double getImportance() {
        return row.importance;
    }

    @Description("Time of the request. Null if there was none.")
    public @Nullable Instant getRequestedAt() {
        return row.requestedAt;
    }

    @Description("Time at which it was made. Null if it was not made.")
    public @Nullable Instant getMadeAt() {
        return row.madeAt;
    }

    /** Returns the ref of the member who made it; for a commitment of the account, of its stakeholder. */
    @Ignore
    public @Nullable String makerRef() {
        return row.makerRef;
    }

    @Description("Due time as last agreed.")
    public @Nullable Instant getDueAt() {
        return row.dueAt;
    }

    @Description("Original due time.")
    public @Nullable Instant getFirstDueAt() {
        return row.firstDueAt;
    }

    @Description("Budget.")
    public @Nullable MoneyView getBudget() {
        return MoneyView.of(row.budgetAmount, row.budgetCurrency);
    }

    @Description("Total cost.")
    public @Nullable MoneyView getCost() {
        return MoneyView.of(row.costAmount, row.costCurrency);
    }

    @Description("Last reported progress, 0 to 100.")
    public @Nullable Double getPercent() {
        return row.percent;
    }

    @Description("Number of progress updates; each is a fact of type `commitmentProgressed`.")
    public int getUpdates() {
        return row.updates;
    }

    @Description("Time at which it was kept, broken, withdrawn, released or declined. Null while it is open.")
    public @Nullable Instant getSettledAt() {
        return row.settledAt;
    }

    @Description("Share of the scope that was delivered, 0 to 1. Null unless it was kept.")
    public @Nullable Double getScope() {
        return row.scope;
    }

    @Description(
            "Delay in seconds; of a settled commitment, by the due time that held when it passed. 0 if it is not late; "
                    + "null if it was never made.")
    public @Nullable Double getLateSeconds() {
        Instant due = row.settledAt == null ? row.dueAt : row.bindingDueAt;
        if (due == null) {
            return null;
        }
        Instant end = row.settledAt == null ? batch().moment().asOf() : row.settledAt;
        return Math.max(0, Statistics.seconds(due, end));
    }

    @Description("Reason why it was broken, withdrawn, released or declined. Null if it was not recorded.")
    public @Nullable String getReason() {
        return row.reason;
    }

    @Description("Side at fault. Null if it was not recorded.")
    public @Nullable Attribution getAttribution() {
        return row.attribution;
    }
}
