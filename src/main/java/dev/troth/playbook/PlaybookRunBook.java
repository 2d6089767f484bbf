package dev.troth.playbook;

import dev.troth.ledger.Book;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Subject;
import dev.troth.platform.Refusal;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Validates facts about playbook runs. Has no table: runs are folded from the facts of their account. */
@Singleton
class PlaybookRunBook implements Book<PlaybookRunBook.Stage> {

    /** @param endedAt null while it runs */
    record Stage(@Nullable Instant endedAt) {}

    @Override
    public String kind() {
        return PlaybookRuns.RUN;
    }

    @Override
    public Stage apply(Subject subject, @Nullable Stage before, Fact fact) {
        if (fact.body() instanceof PlaybookFact.Started) {
            return new Stage(null);
        }
        if (before == null) {
            throw Refusal.unknown("run", "There is no run \"%s\" at %s.", subject.ref(), fact.at());
        }
        if (before.endedAt != null) {
            throw Refusal.transition("Run \"%s\" already ended on %s.", subject.ref(), before.endedAt);
        }
        return fact.body() instanceof PlaybookFact.Ended ? new Stage(fact.at()) : before;
    }

    @Override
    public void store(List<Change<Stage>> changes) {
        // No rows: the facts are the only storage.
    }
}
