package dev.troth.touchpoint;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import java.time.Instant;
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

    /** API type of an agenda item. */
    @Name("AgendaItem")
    @Description("Agenda item and whether it was discussed.")
    public record AgendaItemView(
            @Description("Title.") @NonNull String title,

            @Description("Priority, 0 to 1; critical from 0.7.")
            double priority,

            @Description("Whether it must be discussed first.")
            boolean critical,

            @Description("Whether it was discussed. If not, it is carried over.")
            boolean discussed,

            @Description("Time at which it was discussed. Null if unknown.") @Nullable
            Instant discussedAt) {

        static AgendaItemView of(TouchpointFact.AgendaItem item) {
            return new AgendaItemView(
                    item.title(), item.priorityOrUsual(), item.isCritical(), item.wasDiscussed(), item.discussedAt());
        }
    }
}
