package dev.troth.playbook;

import dev.troth.ledger.Book;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Subject;
import dev.troth.platform.Refusal;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes sense about a run of a playbook. It has no rows: runs are read from the facts of their account. */
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
            throw Refusal.transition("Run \"%s\" ended on %s already.", subject.ref(), before.endedAt);
        }
        return fact.body() instanceof PlaybookFact.Ended ? new Stage(fact.at()) : before;
    }

    @Override
    public void store(List<Change<Stage>> changes) {
        // Nothing is kept beside the facts.
    }
}
