package dev.troth.issue;

import dev.troth.platform.list.Connection;
import dev.troth.platform.list.Lists;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Page of issues. */
@Description("Page of issues.")
public class IssueConnection extends Connection {
    private final Lists.Part<IssueRow> part;

    IssueConnection(Lists.Part<IssueRow> part) {
        super(part);
        this.part = part;
    }

    @NonNull
    @Description("Issues of this page.")
    public List<@NonNull IssueView> getNodes() {
        return each(part, IssueView::new);
    }

    @NonNull
    @Description("Issues of this page with their cursors.")
    public List<@NonNull IssueEdge> getEdges() {
        return eachEntry(
                part, (entry, together) -> new IssueEdge(new IssueView(entry.row(), together), entry.cursor()));
    }
}
