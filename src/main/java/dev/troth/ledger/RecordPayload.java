package dev.troth.ledger;

import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.node.Node;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("Result of a mutation that records a fact.")
public final class RecordPayload extends FactPayload implements MutationPayload {
    private final @Nullable Node record;

    public RecordPayload(RecordResult recorded, @Nullable Node record) {
        super(recorded);
        this.record = record;
    }

    @Description("Record that changed, in its new state, for example an insight or an initiative; the account, if "
            + "it is about the account as a whole. Null if there are errors, or if the fact is about the workspace.")
    public @Nullable Node getRecord() {
        return record;
    }
}
