package dev.troth.stakeholder;

import dev.troth.platform.Moment;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Resolves people by global id, always as known today. */
@ApplicationScoped
class PersonNodes implements NodeSource {
    private final People people;

    PersonNodes(People people) {
        this.people = people;
    }

    @Override
    public String prefix() {
        return PersonView.PREFIX;
    }

    @Override
    public Map<UUID, PersonView> nodes(Collection<UUID> ids, Moment moment) {
        Map<UUID, PersonView> nodes = new HashMap<>();
        people.byIds(ids).forEach(row -> nodes.put(row.id(), PersonView.of(row)));
        return nodes;
    }
}
