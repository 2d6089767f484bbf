package dev.troth.stakeholder;

import dev.troth.platform.list.Connection;
import dev.troth.platform.list.Lists;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of ties. */
@Description("Page of ties.")
public class TieConnection extends Connection {
    private final Lists.Part<TieRow> part;

    TieConnection(Lists.Part<TieRow> part) {
        super(part);
        this.part = part;
    }

    @NonNull
    @Description("Ties of this page.")
    public List<@NonNull TieView> getNodes() {
        return each(part, TieView::new);
    }

    @NonNull
    @Description("Ties of this page with their cursors.")
    public List<@NonNull TieEdge> getEdges() {
        return eachEntry(part, (entry, together) -> new TieEdge(new TieView(entry.row(), together), entry.cursor()));
    }
}
