package dev.troth.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** What a mutation that records a fact may say beside its own fields. */
// JSON-B sets the fields by reflection, and SmallRye registers the inputs of the schema, not their superclass.
@RegisterForReflection
public abstract class FactInput extends MutationInput {
    @Description("Your own key of this fact; made up when absent.")
    public @Nullable String ref;

    @Override
    protected @Nullable String refOrNull() {
        return ref;
    }
}
