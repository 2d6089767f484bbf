package dev.troth.exchange.subscription;

import dev.troth.ledger.Fact;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.database.Row;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Recorded fact as an API type. */
@Name("Fact")
@Description("Recorded fact: an immutable entry of the ledger.")
public class FactView implements Node {
    // Not named like the fields of the schema, because SmallRye would then use their types for the schema.
    private final Fact recorded;
    private final String json;
    private final BatchContext<? extends Row> seen;
    private final Supplier<Map<UUID, String>> recorders;

    /** @param recorders keys or access grants that recorded the facts of the batch, by fact */
    FactView(Fact recorded, String json, BatchContext<? extends Row> seen, Supplier<Map<UUID, String>> recorders) {
        this.recorded = recorded;
        this.json = json;
        this.seen = seen;
        this.recorders = recorders;
    }

    @Ignore
    public UUID uuid() {
        return recorded.id();
    }

    @Ignore
    @Nullable
    UUID accountUuid() {
        return recorded.accountId();
    }

    @Ignore
    public BatchContext<? extends Row> batch() {
        return seen;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque global id; pass it as `sinceFact` to continue after this event.")
    public String getId() {
        return recorded.globalId();
    }

    @NonNull
    @Description("Type of the fact, such as commitmentKept.")
    public String getType() {
        return recorded.type().name();
    }

    @NonNull
    @Description("Caller's own key of the fact; unique among facts of its type.")
    public String getRef() {
        return recorded.ref();
    }

    @NonNull
    @Description(
            "Ref of the subject of the fact, such as the commitment that was kept or the account that was " + "opened.")
    public String getSubject() {
        return recorded.subjectRef();
    }

    @NonNull
    @Description("Time at which it occurred (valid time).")
    public Instant getOccurredAt() {
        return recorded.at();
    }

    @Description("Whether it is planned: it occurs later than now, and does not count yet.")
    public boolean getPlanned() {
        return recorded.at().isAfter(seen.moment().asOf());
    }

    @NonNull
    @Description("Time at which it was recorded (transaction time).")
    public Instant getRecordedAt() {
        return recorded.recordedAt();
    }

    @Description("Ref of the reporting member. Null if unknown.")
    public @Nullable String getReportedBy() {
        return recorded.by();
    }

    @Id
    @Description("Id of the API key or access grant that recorded it, also for another reporter. Null in access mode "
            + "local, and for imports as a job.")
    public @Nullable String getRecordedBy() {
        return recorders.get().get(recorded.id());
    }

    @Description("Name of the source system. Null if it was recorded by a mutation.")
    public @Nullable String getSource() {
        return recorded.source();
    }

    @NonNull
    @Description("Complete fact as one line of JSON, in the format of import and export.")
    public String getJson() {
        return json;
    }
}
