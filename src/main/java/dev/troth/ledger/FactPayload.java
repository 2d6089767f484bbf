package dev.troth.ledger;

import dev.troth.platform.UserError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What all payloads of mutations that record facts have in common. */
// The engine calls the getters by reflection, and SmallRye registers the classes of the schema, not their superclass.
@RegisterForReflection
public abstract class FactPayload {
    private final Recorded recorded;

    protected FactPayload(Recorded recorded) {
        this.recorded = recorded;
    }

    /** What the mutation came to. */
    @Ignore
    public Recorded recorded() {
        return recorded;
    }

    @NonNull
    @Description("Why nothing was done; empty when it was.")
    public List<@NonNull UserError> getUserErrors() {
        return recorded.errors();
    }

    @Description("Whether this is the answer to an earlier request with the same idempotencyKey.")
    public boolean getReplayed() {
        return recorded.replayed();
    }
}
