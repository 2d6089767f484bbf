package dev.troth.insight;

import dev.troth.platform.list.Connection;
import dev.troth.platform.list.Lists;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Page of insights. */
@Description("Page of insights.")
public class InsightConnection extends Connection {
    private final Lists.Part<InsightRow> part;

    InsightConnection(Lists.Part<InsightRow> part) {
        super(part);
        this.part = part;
    }

    @NonNull
    @Description("Insights of this page.")
    public List<@NonNull InsightView> getNodes() {
        return each(part, InsightView::new);
    }

    @NonNull
    @Description("Insights of this page with their cursors.")
    public List<@NonNull InsightEdge> getEdges() {
        return eachEntry(
                part, (entry, together) -> new InsightEdge(new InsightView(entry.row(), together), entry.cursor()));
    }
}
