package dev.troth.touchpoint;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** API type of a touchpoint. */
@Name("Touchpoint")
@Description("Touchpoint: a contact in either direction.")
public class TouchpointView extends EntityView implements Node {
    private final TouchpointRow row;

    TouchpointView(TouchpointRow row, BatchContext<TouchpointRow> batch) {
        super(TouchpointType.PREFIX, row, batch);
        this.row = row;
    }

    @Description("Time that we took to respond to the stakeholder, in seconds. Null if it was not a response.")
    public @Nullable Double getResponseSeconds() {
        return row.responseSeconds == null ? null : row.responseSeconds.doubleValue();
    }

    @Description("Short summary of the conversation.")
    public @Nullable String getSummary() {
        return row.summary;
    }

    @NonNull
    @Description("New insights from the touchpoint.")
    public List<@NonNull String> getLearnings() {
        return row.learnings;
    }
}
