package dev.troth.ledger;

import dev.troth.platform.MutationPayload;
import dev.troth.platform.node.Node;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("What became of a mutation that records a fact.")
public final class RecordPayload extends FactPayload implements MutationPayload {
    private final @Nullable Node record;

    public RecordPayload(Recorded recorded, @Nullable Node record) {
        super(recorded);
        this.record = record;
    }

    @Description(
            "The record that changed, as it is now: an insight, an initiative … Null when there are errors, or when "
                    + "the fact is one of its account as a whole.")
    public @Nullable Node getRecord() {
        return record;
    }
}
