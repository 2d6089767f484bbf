package dev.troth.signal;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** API type of a signal. */
@Name("Signal")
@Description("Signal: a measurement from outside, such as use, flight risk, competition or a stall.")
public class SignalView extends EntityView implements Node {
    private final SignalRow row;

    SignalView(SignalRow row, BatchContext<SignalRow> batch) {
        super(SignalType.PREFIX, row, batch);
        this.row = row;
    }

    @NonNull
    @Description("Time at which it was measured.")
    public Instant getOccurredAt() {
        return row.at;
    }

    @NonNull
    @Description(
            "Kind of measurement, in upper case. USE, FLIGHT, STALL and COMPETITION have a meaning; signals of other "
                    + "kinds are only listed.")
    public String getKind() {
        return row.kind;
    }

    @Description("Level, 0 to 1.")
    public double getLevel() {
        return row.level;
    }

    @Description("Time at which it ended or expires.")
    public @Nullable Instant getUntil() {
        return row.until;
    }

    @Description("Ref of the stakeholder it is about.")
    public @Nullable String getStakeholder() {
        return row.stakeholder;
    }

    @Description("Part of our product that is used.")
    public @Nullable String getCapability() {
        return row.capability;
    }

    @Description("Whether the customer gave a reason, for stalls.")
    public @Nullable Boolean getExplained() {
        return row.explained;
    }
}
