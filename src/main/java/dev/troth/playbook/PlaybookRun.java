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

/** Run of a playbook for an account. */
@Description("Run of a playbook for an account, started or due.")
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

    @Description("Ref of the run. Null while it is only due.")
    public @Nullable String getRef() {
        return run.ref();
    }

    @NonNull
    @Description("Playbook, in the version that was current when the run started.")
    public Playbook getPlaybook() {
        return run.playbook();
    }

    @NonNull
    @Description("Status.")
    public PlaybookRunStatus getStatus() {
        return run.status();
    }

    @NonNull
    @Description("Time at which it was started or became due.")
    public Instant getSince() {
        return run.since();
    }

    @Description("Reason for starting it.")
    public @Nullable String getReason() {
        return run.reason();
    }

    @Description("Expected result (hypothesis).")
    public @Nullable String getHypothesis() {
        return run.hypothesis();
    }

    @NonNull
    @Description("Numbers of the completed steps, counted from 1.")
    public List<@NonNull Integer> getStepsDone() {
        return run.stepsDone();
    }

    @Description("First step that is not done. Null if all steps are done.")
    public @Nullable String getNextStep() {
        return run.nextStep();
    }

    @Description("Share of steps that are done, 0 to 1.")
    public double getAdherence() {
        return (double) run.stepsDone().size() / run.playbook().steps().size();
    }

    @Description("Time at which it ended. Null while it runs.")
    public @Nullable Instant getEndedAt() {
        return run.endedAt();
    }

    @Description("Result of the run.")
    public @Nullable String getOutcome() {
        return run.outcome();
    }

    @Description("Whether the run achieved its purpose.")
    public @Nullable Boolean getWorked() {
        return run.worked();
    }
}
