package dev.troth.trust.backtest;

import dev.troth.platform.common.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A backtest of a version of the model. */
@Description("Backtest: quality of past predictions of a version of the model, month by month, without knowledge "
        + "of the future.")
public record Backtest(
        @Ignore UUID uuid,

        // The key or grant with whose rights it runs; null for the caller of access mode local.
        @Ignore @Nullable UUID author,

        @Description("Version that is tested.") @NonNull String model,

        @Description("Name of the version to create by calibration. Null if none is requested.") @Nullable
        String calibrates,

        @Description("Horizon of the predictions, in days.") int days,

        @Description("Start.") @NonNull Instant from,

        @Description("End of the observed period. Nothing later is used.") @NonNull
        Instant to,

        @Description("Status.") @NonNull BacktestStatus status,
        @Ignore int total,
        @Ignore int done,

        @Description("Reason for which it failed. Null if it did not fail.") @Nullable
        String failure,

        @Description("Time at which it was requested.") @NonNull
        Instant createdAt,

        @Description("Time at which it ended. Null while it runs.") @Nullable
        Instant finishedAt,

        // The names differ from the fields of the schema, because SmallRye would use their type for those fields.
        @Ignore @Nullable BacktestResult found)
        implements Node {
    static final String PREFIX = "bts";

    @Override
    @Id
    @NonNull
    @Description("Opaque global id; stable.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }

    @Description("Progress, 0 to 1.")
    public double getProgress() {
        return status != BacktestStatus.RUNNING ? 1 : total == 0 ? 0 : Math.min(1, (double) done / total);
    }

    @Description("Report. Null until it ends. With a calibration: the quality of the draft on the outcomes that were "
            + "not used for it.")
    public @Nullable BacktestReport getReport() {
        return found == null ? null : found.report();
    }

    @Description("Calibration report. Null if none was requested.")
    public @Nullable CalibrationReport getCalibration() {
        return found == null ? null : found.calibration();
    }

    /** Status of a backtest. */
    @Description("Status of a backtest.")
    public enum BacktestStatus {
        @Description("Queued or running: see `progress`.")
        RUNNING,
        @Description("Finished; the report is available.")
        SUCCEEDED,
        @Description("Failed; see `failure`.")
        FAILED
    }
}
