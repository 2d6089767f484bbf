package dev.troth.feedback;

import dev.troth.ledger.AccountOwnedRepository;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Subject;
import dev.troth.platform.batching.BatchContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Repository of feedback, and projection of its facts into rows. */
@Singleton
class FeedbackRepository extends AccountOwnedRepository<Feedback, FeedbackRow, FeedbackView> {
    static final String PREFIX = "fbk";

    FeedbackRepository() {
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
    protected FeedbackView view(FeedbackRow row, BatchContext<FeedbackRow> batch) {
        return new FeedbackView(row, batch);
    }
}
