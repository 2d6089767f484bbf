package dev.troth.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** What every mutation may say beside its own fields. */
// JSON-B sets the fields by reflection, and SmallRye registers the inputs of the schema, not their superclass.
@RegisterForReflection
public abstract class MutationInput {
    @Description("When it happened; now when absent.")
    public @Nullable Instant at;

    @Description("Ref of the member who says so.")
    public @Nullable String by;

    @Description("Anything worth keeping with it.")
    public @Nullable String note;

    @Description("The version of the record that you read. When it has another one by now, nothing is done and you get "
            + "CONFLICT.")
    public @Nullable Integer expectedVersion;

    @Description(
            "A new random text for each intent. Sent again within 24 hours with the same input, it brings the first "
                    + "answer (replayed: true) and does nothing, so that a retry is safe.")
    public @Nullable String idempotencyKey;

    /** The caller's own key of the fact; null when one is to be made up. */
    protected abstract @Nullable String refOrNull();
}
