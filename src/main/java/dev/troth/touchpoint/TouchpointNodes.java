package dev.troth.touchpoint;

import dev.troth.platform.Cohort;
import dev.troth.platform.Moment;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Touchpoints by their ids alone. */
@ApplicationScoped
class TouchpointNodes implements NodeSource {
    private final TouchpointShelf shelf;

    TouchpointNodes(TouchpointShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public String prefix() {
        return TouchpointShelf.PREFIX;
    }

    @Override
    public Map<UUID, TouchpointView> nodes(Collection<UUID> ids, Moment moment) {
        List<TouchpointRow> rows = shelf.byIds(ids, moment);
        Cohort<TouchpointRow> cohort = new Cohort<>(moment, rows);
        Map<UUID, TouchpointView> nodes = new HashMap<>();
        rows.forEach(row -> nodes.put(row.id, new TouchpointView(row, cohort)));
        return nodes;
    }
}
