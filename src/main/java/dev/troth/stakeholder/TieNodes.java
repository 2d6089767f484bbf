package dev.troth.stakeholder;

import dev.troth.platform.Cohort;
import dev.troth.platform.Moment;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Ties by their ids alone. */
@ApplicationScoped
class TieNodes implements NodeSource {
    private final TieShelf shelf;

    TieNodes(TieShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public String prefix() {
        return TieShelf.PREFIX;
    }

    @Override
    public Map<UUID, TieView> nodes(Collection<UUID> ids, Moment moment) {
        List<TieRow> rows = shelf.byIds(ids, moment);
        Cohort<TieRow> cohort = new Cohort<>(moment, rows);
        Map<UUID, TieView> nodes = new HashMap<>();
        rows.forEach(row -> nodes.put(row.id, new TieView(row, cohort)));
        return nodes;
    }
}
