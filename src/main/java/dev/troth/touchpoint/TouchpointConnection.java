package dev.troth.touchpoint;

import dev.troth.platform.list.Connection;
import dev.troth.platform.list.Lists;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of touchpoints. */
@Description("Page of touchpoints.")
public class TouchpointConnection extends Connection {
    private final Lists.Part<TouchpointRow> part;

    TouchpointConnection(Lists.Part<TouchpointRow> part) {
        super(part);
        this.part = part;
    }

    @NonNull
    @Description("Touchpoints of this page.")
    public List<@NonNull TouchpointView> getNodes() {
        return each(part, TouchpointView::new);
    }

    @NonNull
    @Description("Touchpoints of this page with their cursors.")
    public List<@NonNull TouchpointEdge> getEdges() {
        return eachEntry(
                part,
                (entry, together) -> new TouchpointEdge(new TouchpointView(entry.row(), together), entry.cursor()));
    }
}
