package dev.troth.exchange.live;

import dev.troth.ledger.Fact;
import dev.troth.ledger.Ledger;
import dev.troth.platform.Moment;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lookup of events by id. */
@ApplicationScoped
class EventNodes implements NodeSource {
    private final Ledger ledger;
    private final EventViews views;

    EventNodes(Ledger ledger, EventViews views) {
        this.ledger = ledger;
        this.views = views;
    }

    @Override
    public String prefix() {
        return Event.PREFIX;
    }

    @Override
    public Map<UUID, Event> nodes(Collection<UUID> ids, Moment moment) {
        List<Fact> facts = ledger.facts(ids);
        List<Event> events = views.of(facts);
        Map<UUID, Event> nodes = new HashMap<>();
        for (int i = 0; i < facts.size(); i++) {
            nodes.put(facts.get(i).id(), events.get(i));
        }
        return nodes;
    }
}
