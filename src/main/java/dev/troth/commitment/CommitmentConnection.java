package dev.troth.commitment;

import dev.troth.platform.list.Connection;
import dev.troth.platform.list.Lists;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of commitments. */
@Description("A page of commitments.")
public class CommitmentConnection extends Connection {
    private final Lists.Part<CommitmentRow> part;

    CommitmentConnection(Lists.Part<CommitmentRow> part) {
        super(part);
        this.part = part;
    }

    @NonNull
    @Description("The commitments of this page.")
    public List<@NonNull CommitmentView> getNodes() {
        return each(part, CommitmentView::new);
    }

    @NonNull
    @Description("The commitments of this page with their places.")
    public List<@NonNull CommitmentEdge> getEdges() {
        return eachEntry(
                part,
                (entry, together) -> new CommitmentEdge(new CommitmentView(entry.row(), together), entry.cursor()));
    }
}
