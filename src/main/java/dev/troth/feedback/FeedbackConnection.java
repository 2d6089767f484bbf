package dev.troth.feedback;

import dev.troth.platform.list.Connection;
import dev.troth.platform.list.Lists;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Page of feedback. */
@Description("Page of feedback.")
public class FeedbackConnection extends Connection {
    private final Lists.Part<FeedbackRow> part;

    FeedbackConnection(Lists.Part<FeedbackRow> part) {
        super(part);
        this.part = part;
    }

    @NonNull
    @Description("Feedback of this page.")
    public List<@NonNull FeedbackView> getNodes() {
        return each(part, FeedbackView::new);
    }

    @NonNull
    @Description("Feedback of this page with its cursors.")
    public List<@NonNull FeedbackEdge> getEdges() {
        return eachEntry(
                part, (entry, together) -> new FeedbackEdge(new FeedbackView(entry.row(), together), entry.cursor()));
    }
}
