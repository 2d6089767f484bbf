package dev.troth.contract;

import dev.troth.platform.list.Connection;
import dev.troth.platform.list.Lists;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Page of contracts. */
@Description("Page of contracts.")
public class ContractConnection extends Connection {
    private final Lists.Part<ContractRow> part;

    ContractConnection(Lists.Part<ContractRow> part) {
        super(part);
        this.part = part;
    }

    @NonNull
    @Description("Contracts of this page.")
    public List<@NonNull ContractView> getNodes() {
        return each(part, ContractView::new);
    }

    @NonNull
    @Description("Contracts of this page with their cursors.")
    public List<@NonNull ContractEdge> getEdges() {
        return eachEntry(
                part, (entry, together) -> new ContractEdge(new ContractView(entry.row(), together), entry.cursor()));
    }
}
