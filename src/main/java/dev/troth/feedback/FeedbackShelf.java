package dev.troth.feedback;

import dev.troth.ledger.Fact;
import dev.troth.ledger.ShelfOfAccounts;
import dev.troth.ledger.Subject;
import dev.troth.platform.Cohort;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Repository of feedback, and projection of its facts into rows. */
@Singleton
class FeedbackShelf extends ShelfOfAccounts<Feedback, FeedbackRow, FeedbackView> {
    static final String PREFIX = "fbk";

    FeedbackShelf() {
        super(FeedbackRow.class, "Feedback", "feedback", PREFIX);
    }

    @Override
    public String kind() {
        return "feedback";
    }

    @Override
    public @Nullable Feedback apply(Subject subject, @Nullable Feedback before, Fact fact) {
        return Feedback.apply(subject.ref(), before, fact);
    }

    @Override
    protected FeedbackRow row(Feedback thing) {
        return FeedbackRow.of(thing);
    }

    @Override
    protected FeedbackView view(FeedbackRow row, Cohort<FeedbackRow> cohort) {
        return new FeedbackView(row, cohort);
    }
}
