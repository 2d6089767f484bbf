package dev.troth.commitment;

import dev.troth.ledger.AccountOwnedRepository;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Subject;
import dev.troth.platform.batching.BatchContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Repository of commitments, and projection of their facts into rows. */
@Singleton
class CommitmentRepository extends AccountOwnedRepository<Commitment, CommitmentRow, CommitmentView> {
    static final String PREFIX = "com";

    CommitmentRepository() {
        super(CommitmentRow.class, "Commitment", "commitment", PREFIX);
    }

    @Override
    public String kind() {
        return "commitment";
    }

    @Override
    public Commitment apply(Subject subject, @Nullable Commitment before, Fact fact) {
        return Commitment.apply(subject.ref(), before, fact);
    }

    @Override
    protected CommitmentRow row(Commitment thing) {
        return CommitmentRow.of(thing);
    }

    @Override
    protected CommitmentView view(CommitmentRow row, BatchContext<CommitmentRow> batch) {
        return new CommitmentView(row, batch);
    }
}
