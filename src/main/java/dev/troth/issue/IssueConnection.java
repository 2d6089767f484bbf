package dev.troth.issue;

import dev.troth.platform.list.Connection;
import dev.troth.platform.list.Lists;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of issues. */
@Description("A page of issues.")
public class IssueConnection extends Connection<IssueRow> {
    IssueConnection(Lists.Part<IssueRow> part) {
        super(part);
    }

    @NonNull
    @Description("The issues of this page.")
    public List<@NonNull IssueView> getNodes() {
        return each(IssueView::new);
    }

    @NonNull
    @Description("The issues of this page with their places.")
    public List<@NonNull IssueEdge> getEdges() {
        return eachEntry((entry, together) -> new IssueEdge(new IssueView(entry.row(), together), entry.cursor()));
    }
}
