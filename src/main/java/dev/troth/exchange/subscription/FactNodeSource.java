package dev.troth.exchange.subscription;

import dev.troth.ledger.Fact;
import dev.troth.ledger.Ledger;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lookup of facts by id. */
@ApplicationScoped
class FactNodeSource implements NodeSource {
    private final Ledger ledger;
    private final FactViews views;

    FactNodeSource(Ledger ledger, FactViews views) {
        this.ledger = ledger;
        this.views = views;
    }

    @Override
    public String prefix() {
        return FactView.PREFIX;
    }

    @Override
    public Map<UUID, FactView> nodes(Collection<UUID> ids, AsOf moment) {
        List<Fact> facts = ledger.facts(ids);
        List<FactView> found = views.of(facts);
        Map<UUID, FactView> nodes = new HashMap<>();
        for (int i = 0; i < facts.size(); i++) {
            nodes.put(facts.get(i).id(), found.get(i));
        }
        return nodes;
    }
}
