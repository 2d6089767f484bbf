package dev.troth.commitment;

import dev.troth.ledger.Fact;
import dev.troth.ledger.ShelfOfAccounts;
import dev.troth.ledger.Subject;
import dev.troth.platform.Cohort;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Repository of commitments, and projection of their facts into rows. */
@Singleton
class CommitmentShelf extends ShelfOfAccounts<Commitment, CommitmentRow, CommitmentView> {
    static final String PREFIX = "com";

    CommitmentShelf() {
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
    protected CommitmentView view(CommitmentRow row, Cohort<CommitmentRow> cohort) {
        return new CommitmentView(row, cohort);
    }
}
