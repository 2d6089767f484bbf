package dev.troth.initiative;

import dev.troth.platform.list.Connection;
import dev.troth.platform.list.Lists;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Page of initiatives. */
@Description("Page of initiatives.")
public class InitiativeConnection extends Connection {
    private final Lists.Part<InitiativeRow> part;

    InitiativeConnection(Lists.Part<InitiativeRow> part) {
        super(part);
        this.part = part;
    }

    @NonNull
    @Description("Initiatives of this page.")
    public List<@NonNull InitiativeView> getNodes() {
        return each(part, InitiativeView::new);
    }

    @NonNull
    @Description("Initiatives of this page with their cursors.")
    public List<@NonNull InitiativeEdge> getEdges() {
        return eachEntry(
                part,
                (entry, together) -> new InitiativeEdge(new InitiativeView(entry.row(), together), entry.cursor()));
    }
}
