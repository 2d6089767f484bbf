package dev.troth.ledger;

import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** Common input fields of mutations that record a fact. */
public abstract class FactInput extends MutationInput {
    @Description("Caller's own key of the fact, unique per type. Defaults to a generated UUID.")
    public @Nullable String ref;

    @Override
    protected @Nullable String refOrNull() {
        return ref;
    }
}
