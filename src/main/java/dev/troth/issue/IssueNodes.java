package dev.troth.issue;

import dev.troth.platform.Cohort;
import dev.troth.platform.Moment;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Issues by their ids alone. */
@ApplicationScoped
class IssueNodes implements NodeSource {
    private final IssueShelf shelf;

    IssueNodes(IssueShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public String prefix() {
        return IssueShelf.PREFIX;
    }

    @Override
    public Map<UUID, IssueView> nodes(Collection<UUID> ids, Moment moment) {
        List<IssueRow> rows = shelf.byIds(ids, moment);
        Cohort<IssueRow> cohort = new Cohort<>(moment, rows);
        Map<UUID, IssueView> nodes = new HashMap<>();
        rows.forEach(row -> nodes.put(row.id, new IssueView(row, cohort)));
        return nodes;
    }
}
