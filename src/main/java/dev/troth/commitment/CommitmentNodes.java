package dev.troth.commitment;

import dev.troth.platform.Cohort;
import dev.troth.platform.Moment;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Commitments by their ids alone. */
@ApplicationScoped
class CommitmentNodes implements NodeSource {
    private final CommitmentShelf shelf;

    CommitmentNodes(CommitmentShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public String prefix() {
        return CommitmentShelf.PREFIX;
    }

    @Override
    public Map<UUID, CommitmentView> nodes(Collection<UUID> ids, Moment moment) {
        List<CommitmentRow> rows = shelf.byIds(ids, moment);
        Cohort<CommitmentRow> cohort = new Cohort<>(moment, rows);
        Map<UUID, CommitmentView> nodes = new HashMap<>();
        rows.forEach(row -> nodes.put(row.id, new CommitmentView(row, cohort)));
        return nodes;
    }
}
