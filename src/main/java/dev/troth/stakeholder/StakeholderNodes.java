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

/** Stakeholders by their ids alone. */
@ApplicationScoped
class StakeholderNodes implements NodeSource {
    private final StakeholderShelf shelf;

    StakeholderNodes(StakeholderShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public String prefix() {
        return StakeholderShelf.PREFIX;
    }

    @Override
    public Map<UUID, StakeholderView> nodes(Collection<UUID> ids, Moment moment) {
        List<StakeholderRow> rows = shelf.byIds(ids, moment);
        Cohort<StakeholderRow> cohort = new Cohort<>(moment, rows);
        Map<UUID, StakeholderView> nodes = new HashMap<>();
        rows.forEach(row -> nodes.put(row.id, new StakeholderView(row, cohort)));
        return nodes;
    }
}
