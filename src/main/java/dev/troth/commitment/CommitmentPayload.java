package dev.troth.commitment;

import dev.troth.ledger.FactPayload;
import dev.troth.ledger.Recorded;
import dev.troth.platform.MutationPayload;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("What became of a mutation of a commitment.")
public final class CommitmentPayload extends FactPayload implements MutationPayload {
    private final @Nullable CommitmentView commitment;

    CommitmentPayload(Recorded recorded, @Nullable CommitmentView commitment) {
        super(recorded);
        this.commitment = commitment;
    }

    @Description("The commitment as it is now; null when there are errors.")
    public @Nullable CommitmentView getCommitment() {
        return commitment;
    }
}
