package dev.troth.commitment;

import dev.troth.platform.list.Connection;
import dev.troth.platform.list.Lists;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Page of commitments. */
@Description("Page of commitments.")
public class CommitmentConnection extends Connection {
    private final Lists.Part<CommitmentRow> part;

    CommitmentConnection(Lists.Part<CommitmentRow> part) {
        super(part);
        this.part = part;
    }

    @NonNull
    @Description("Commitments of this page.")
    public List<@NonNull CommitmentView> getNodes() {
        return each(part, CommitmentView::new);
    }

    @NonNull
    @Description("Commitments of this page with their cursors.")
    public List<@NonNull CommitmentEdge> getEdges() {
        return eachEntry(
                part,
                (entry, together) -> new CommitmentEdge(new CommitmentView(entry.row(), together), entry.cursor()));
    }
}
