package dev.troth.ledger;

import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** What a mutation that records a fact may say beside its own fields. */
public abstract class FactInput extends MutationInput {
    @Description("Your own key of this fact; made up when absent.")
    public @Nullable String ref;

    @Override
    protected @Nullable String refOrNull() {
        return ref;
    }
}
