package dev.troth.playbook;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.database.Row;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Run of a playbook for an account. */
@Description("Run of a playbook for an account, started or due.")
public class PlaybookRun implements Node {
    static final String PREFIX = "run";

    private final PlaybookRuns.Run execution;
    private final BatchContext<? extends Row> batch;
    private final UUID account;

    PlaybookRun(PlaybookRuns.Run execution, BatchContext<? extends Row> batch, UUID account) {
        this.execution = execution;
        this.batch = batch;
        this.account = account;
    }

    @Ignore
    public BatchContext<? extends Row> batch() {
        return batch;
    }

    @Ignore
    public UUID uuid() {
        return execution.id();
    }

    @Ignore
    public UUID accountUuid() {
        return account;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque global id; stable. A run that is only due has an id of its own and cannot be looked up by it.")
    public String getId() {
        return new GlobalId(PREFIX, execution.id()).toString();
    }

    @Description("Ref of the run. Null while it is only due.")
    public @Nullable String getRef() {
        return execution.ref();
    }

    @NonNull
    @Description("Playbook, in the version that was current when the run started.")
    public Playbook getPlaybook() {
        return execution.playbook();
    }

    @NonNull
    @Description("Status.")
    public PlaybookRunStatus getStatus() {
        return execution.status();
    }

    @NonNull
    @Description("Time at which it was started or became due.")
    public Instant getSince() {
        return execution.since();
    }

    @Description("Reason for starting it.")
    public @Nullable String getReason() {
        return execution.reason();
    }

    @Description("Expected result (hypothesis).")
    public @Nullable String getHypothesis() {
        return execution.hypothesis();
    }

    @NonNull
    @Description("Numbers of the completed steps, counted from 1.")
    public List<@NonNull Integer> getStepsDone() {
        return execution.stepsDone();
    }

    @Description("First step that is not done. Null if all steps are done.")
    public @Nullable String getNextStep() {
        return execution.nextStep();
    }

    @Description("Share of steps that are done, 0 to 1.")
    public double getAdherence() {
        return (double) execution.stepsDone().size()
                / Math.max(1, execution.playbook().steps().size());
    }

    @Description("Time at which it ended. Null while it runs.")
    public @Nullable Instant getEndedAt() {
        return execution.endedAt();
    }

    @Description("Result of the run.")
    public @Nullable String getOutcome() {
        return execution.outcome();
    }

    @Description("Whether the run achieved its purpose.")
    public @Nullable Boolean getWorked() {
        return execution.worked();
    }

    /** Status of a playbook run. */
    @Description("Status of a playbook run.")
    public enum PlaybookRunStatus {
        @Description("The situation of the playbook exists, but no run was started. Start it with startPlaybookRun.")
        DUE,
        @Description("Started.")
        RUNNING,
        @Description("Ended.")
        ENDED
    }
}
