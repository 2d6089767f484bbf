package dev.troth.trust.proof;

import dev.troth.platform.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A look back at how good a version of the model was. */
@Description("A look back at how good a version of the model was, month by month, without ever seeing the future.")
public record Backtest(
        @Ignore UUID uuid,
        @Description("The version that is judged.") @NonNull String model,

        @Description("The version that is to come of it; null when nothing is to be learned.") @Nullable
        String calibrates,

        @Description("How far ahead was predicted, in days.")
        int days,

        @Description("From when.") @NonNull Instant from,

        @Description("Until when it is known what happened. Nothing later was looked at.") @NonNull
        Instant to,

        @Description("Where it stands.") @NonNull BacktestStatus status,
        @Ignore int total,
        @Ignore int done,

        @Description("Why it came to nothing; null unless it did.") @Nullable
        String failure,

        @Description("When it was asked for.") @NonNull Instant createdAt,

        @Description("When it ended; null before.") @Nullable
        Instant finishedAt,

        // Not called like the fields of the schema: SmallRye would take its type for the schema's.
        @Ignore @Nullable Findings found)
        implements Node {
    static final String PREFIX = "bts";

    @Override
    @Id
    @NonNull
    @Description("Opaque id; stable.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }

    @Description("How far it is, 0 to 1.")
    public double getProgress() {
        return status != BacktestStatus.RUNNING ? 1 : total == 0 ? 0 : Math.min(1, (double) done / total);
    }

    @Description(
            "What it found; null before it ended. When something was learned, how good the draft is on the outcomes that it "
                    + "had not seen.")
    public @Nullable BacktestReport getReport() {
        return found == null ? null : found.report();
    }

    @Description("What was learned; null when nothing was to be.")
    public @Nullable CalibrationReport getCalibration() {
        return found == null ? null : found.calibration();
    }
}
