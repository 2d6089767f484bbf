package dev.troth.commitment;

import dev.troth.ledger.FactPayload;
import dev.troth.ledger.Recorded;
import dev.troth.platform.MutationPayload;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("Result of a mutation of a commitment.")
public final class CommitmentPayload extends FactPayload implements MutationPayload {
    private final @Nullable CommitmentView commitment;

    CommitmentPayload(Recorded recorded, @Nullable CommitmentView commitment) {
        super(recorded);
        this.commitment = commitment;
    }

    @Description("Commitment in its new state. Null if there are errors.")
    public @Nullable CommitmentView getCommitment() {
        return commitment;
    }
}
