package dev.troth.signal;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

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
}
