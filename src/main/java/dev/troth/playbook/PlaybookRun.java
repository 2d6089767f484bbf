package dev.troth.playbook;

import dev.troth.platform.Cohort;
import dev.troth.platform.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A playbook at work for an account. */
@Description("A playbook at work for an account, or due there.")
public class PlaybookRun {
    private final PlaybookRuns.Run run;
    private final Cohort<? extends Row> cohort;
    private final UUID account;

    PlaybookRun(PlaybookRuns.Run run, Cohort<? extends Row> cohort, UUID account) {
        this.run = run;
        this.cohort = cohort;
        this.account = account;
    }

    @Ignore
    public Cohort<? extends Row> cohort() {
        return cohort;
    }

    @Ignore
    public UUID accountUuid() {
        return account;
    }

    @Description("Your own key of the run; null while it is only due.")
    public @Nullable String getRef() {
        return run.ref();
    }

    @NonNull
    @Description("The playbook, in the version that held when the run began.")
    public Playbook getPlaybook() {
        return run.playbook();
    }

    @NonNull
    @Description("Where it stands.")
    public PlaybookRunStatus getStatus() {
        return run.status();
    }

    @NonNull
    @Description("When it was started, or became due.")
    public Instant getSince() {
        return run.since();
    }

    @Description("Why.")
    public @Nullable String getReason() {
        return run.reason();
    }

    @Description("What we expect of it.")
    public @Nullable String getHypothesis() {
        return run.hypothesis();
    }

    @NonNull
    @Description("Numbers of the steps that are done, counted from 1.")
    public List<@NonNull Integer> getStepsDone() {
        return run.stepsDone();
    }

    @Description("The first step that is not done; null when all are.")
    public @Nullable String getNextStep() {
        return run.nextStep();
    }

    @Description("How much of it is done, 0 to 1.")
    public double getAdherence() {
        return (double) run.stepsDone().size() / run.playbook().steps().size();
    }

    @Description("When it ended.")
    public @Nullable Instant getEndedAt() {
        return run.endedAt();
    }

    @Description("What came of it.")
    public @Nullable String getOutcome() {
        return run.outcome();
    }

    @Description("Whether it did what it was for.")
    public @Nullable Boolean getWorked() {
        return run.worked();
    }
}
