package dev.troth.exchange.live;

import dev.troth.ledger.Fact;
import dev.troth.platform.Cohort;
import dev.troth.platform.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A fact as callers see it on its way. */
@Name("Fact")
@Description("A fact, as it was recorded: the smallest thing that can happen to a workspace.")
public class FactView implements Node {
    /** The prefix of the ids of facts. */
    public static final String PREFIX = "fct";

    // Not called like the fields of the schema: SmallRye would take their types for the schema's.
    private final Fact recorded;
    private final String json;
    private final Cohort<?> seen;

    FactView(Fact recorded, String json, Cohort<?> seen) {
        this.recorded = recorded;
        this.json = json;
        this.seen = seen;
    }

    @Ignore
    @Nullable
    UUID accountUuid() {
        return recorded.accountId();
    }

    @Ignore
    Cohort<?> cohort() {
        return seen;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id. Pass it as `sinceFact` to go on from here.")
    public String getId() {
        return new GlobalId(PREFIX, recorded.id()).toString();
    }

    @NonNull
    @Description("The type of the fact, such as commitmentKept.")
    public String getType() {
        return recorded.type().name();
    }

    @NonNull
    @Description("The caller's own key of the fact; unique among facts of its type.")
    public String getRef() {
        return recorded.ref();
    }

    @NonNull
    @Description("Ref of what the fact is about: the commitment that was kept, the account that was opened.")
    public String getSubject() {
        return recorded.subjectRef();
    }

    @NonNull
    @Description("When it occurred.")
    public Instant getOccurredAt() {
        return recorded.at();
    }

    @NonNull
    @Description("When it was recorded.")
    public Instant getRecordedAt() {
        return recorded.recordedAt();
    }

    @Description("Ref of the member who said so.")
    public @Nullable String getReportedBy() {
        return recorded.by();
    }

    @Description("The system it comes from.")
    public @Nullable String getSource() {
        return recorded.source();
    }

    @NonNull
    @Description("The whole fact as one line of JSON, as import and export have it.")
    public String getJson() {
        return json;
    }
}
