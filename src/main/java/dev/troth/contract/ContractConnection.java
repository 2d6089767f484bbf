package dev.troth.contract;

import dev.troth.platform.list.Connection;
import dev.troth.platform.list.Lists;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of contracts. */
@Description("A page of contracts.")
public class ContractConnection extends Connection {
    private final Lists.Part<ContractRow> part;

    ContractConnection(Lists.Part<ContractRow> part) {
        super(part);
        this.part = part;
    }

    @NonNull
    @Description("The contracts of this page.")
    public List<@NonNull ContractView> getNodes() {
        return each(part, ContractView::new);
    }

    @NonNull
    @Description("The contracts of this page with their places.")
    public List<@NonNull ContractEdge> getEdges() {
        return eachEntry(
                part, (entry, together) -> new ContractEdge(new ContractView(entry.row(), together), entry.cursor()));
    }
}
