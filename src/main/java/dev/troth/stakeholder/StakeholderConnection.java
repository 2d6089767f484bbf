package dev.troth.stakeholder;

import dev.troth.platform.list.Connection;
import dev.troth.platform.list.Lists;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of stakeholders. */
@Description("Page of stakeholders.")
public class StakeholderConnection extends Connection {
    private final Lists.Part<StakeholderRow> part;

    StakeholderConnection(Lists.Part<StakeholderRow> part) {
        super(part);
        this.part = part;
    }

    @NonNull
    @Description("Stakeholders of this page.")
    public List<@NonNull StakeholderView> getNodes() {
        return each(part, StakeholderView::new);
    }

    @NonNull
    @Description("Stakeholders of this page with their cursors.")
    public List<@NonNull StakeholderEdge> getEdges() {
        return eachEntry(
                part,
                (entry, together) -> new StakeholderEdge(new StakeholderView(entry.row(), together), entry.cursor()));
    }
}
