package dev.troth.ledger;

import dev.troth.platform.UserError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Common fields of the payloads of mutations that record facts. */
// The engine calls the getters by reflection, and SmallRye registers the classes of the schema, not their superclass.
@RegisterForReflection
public abstract class FactPayload {
    private final Recorded recorded;

    protected FactPayload(Recorded recorded) {
        this.recorded = recorded;
    }

    /** Result of the mutation. */
    @Ignore
    public Recorded recorded() {
        return recorded;
    }

    @NonNull
    @Description("Reasons why nothing was changed. Empty on success.")
    public List<@NonNull UserError> getUserErrors() {
        return recorded.errors();
    }

    @Description("Whether this is the stored response to an earlier request with the same idempotencyKey.")
    public boolean getReplayed() {
        return recorded.replayed();
    }
}
