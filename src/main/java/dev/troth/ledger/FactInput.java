package dev.troth.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** Common input fields of mutations that record a fact. */
// JSON-B sets the fields by reflection, and SmallRye registers the inputs of the schema, not their superclass.
@RegisterForReflection
public abstract class FactInput extends MutationInput {
    @Description("Caller's own key of the fact, unique per type. Defaults to a generated UUID.")
    public @Nullable String ref;

    @Override
    protected @Nullable String refOrNull() {
        return ref;
    }
}
