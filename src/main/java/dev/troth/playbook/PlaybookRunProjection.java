package dev.troth.playbook;

import dev.troth.ledger.Fact;
import dev.troth.ledger.Ledger;
import dev.troth.ledger.Projection;
import dev.troth.ledger.Subject;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.RejectedException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Validates facts about playbook runs. Has no table: runs are folded from the facts of their account. */
@Singleton
class PlaybookRunProjection implements Projection<PlaybookRunProjection.Stage> {
    private final Ledger ledger;

    PlaybookRunProjection(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param endedAt null while it runs */
    record Stage(
            String playbook, Instant startedAt, @Nullable Instant endedAt) {}

    @Override
    public String kind() {
        return PlaybookRuns.RUN;
    }

    @Override
    public Stage apply(Subject subject, @Nullable Stage before, Fact fact) {
        if (fact.body() instanceof PlaybookFact.Started started) {
            return new Stage(started.playbook(), fact.at(), null);
        }
        if (before == null) {
            throw RejectedException.unknown("run", "There is no run \"%s\" at %s.", subject.ref(), fact.at());
        }
        if (before.endedAt != null) {
            throw RejectedException.transition("Run \"%s\" already ended on %s.", subject.ref(), before.endedAt);
        }
        if (fact.body() instanceof PlaybookFact.StepDone done) {
            checkStep(before, done.step());
        }
        return fact.body() instanceof PlaybookFact.Ended
                ? new Stage(before.playbook, before.startedAt, fact.at())
                : before;
    }

    private void checkStep(Stage run, int step) {
        List<Fact> market = ledger.seen(ledger.marketFacts(), AsOf.END_OF_TIME);
        PlaybookRuns.version(run.playbook, run.startedAt, market)
                .map(playbook -> playbook.steps().size())
                .filter(steps -> step > steps)
                .ifPresent(steps -> {
                    throw RejectedException.invalid(
                            "step",
                            "step must be between 1 and %d, the number of steps of \"%s\", but is %d.",
                            steps,
                            run.playbook,
                            step);
                });
    }

    @Override
    public void store(List<Change<Stage>> changes) {
        // No rows: the facts are the only storage.
    }
}
