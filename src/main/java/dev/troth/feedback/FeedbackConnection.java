package dev.troth.feedback;

import dev.troth.platform.list.Connection;
import dev.troth.platform.list.Lists;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of feedback. */
@Description("A page of feedback.")
public class FeedbackConnection extends Connection {
    private final Lists.Part<FeedbackRow> part;

    FeedbackConnection(Lists.Part<FeedbackRow> part) {
        super(part);
        this.part = part;
    }

    @NonNull
    @Description("The feedback of this page.")
    public List<@NonNull FeedbackView> getNodes() {
        return each(part, FeedbackView::new);
    }

    @NonNull
    @Description("The feedback of this page with their places.")
    public List<@NonNull FeedbackEdge> getEdges() {
        return eachEntry(
                part, (entry, together) -> new FeedbackEdge(new FeedbackView(entry.row(), together), entry.cursor()));
    }
}
