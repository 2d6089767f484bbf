package dev.troth.ledger;

import dev.troth.platform.common.UserError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Common fields of the payloads of mutations that record facts. */
// The engine calls the getters by reflection, and SmallRye registers the classes of the schema, not their superclass.
@RegisterForReflection
public abstract class FactPayload {
    private final RecordResult recorded;

    protected FactPayload(RecordResult recorded) {
        this.recorded = recorded;
    }

    /** Result of the mutation. */
    @Ignore
    public RecordResult recorded() {
        return recorded;
    }

    @NonNull
    @Description("Reasons why nothing was changed. Empty on success.")
    public List<@NonNull UserError> getUserErrors() {
        return recorded.errors();
    }

    @Description("Time from which the fact counts, if it is later than now: the fact is planned. Until then, queries "
            + "do not see it, and the record is shown without it. Null if the fact counts already.")
    public @Nullable Instant getPlannedFor() {
        return recorded.plannedFor();
    }

    @Description("Whether this is the stored response to an earlier request with the same idempotencyKey.")
    public boolean getReplayed() {
        return recorded.replayed();
    }
}
