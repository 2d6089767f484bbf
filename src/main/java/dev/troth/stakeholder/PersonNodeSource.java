package dev.troth.stakeholder;

import dev.troth.platform.common.AsOf;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Resolves people by global id, always as known today. */
@ApplicationScoped
class PersonNodeSource implements NodeSource {
    private final PersonStore personStore;

    PersonNodeSource(PersonStore personStore) {
        this.personStore = personStore;
    }

    @Override
    public String prefix() {
        return PersonView.PREFIX;
    }

    @Override
    public Map<UUID, PersonView> nodes(Collection<UUID> ids, AsOf moment) {
        Map<UUID, PersonView> nodes = new HashMap<>();
        personStore.byIds(ids).forEach(row -> nodes.put(row.id(), PersonView.of(row)));
        return nodes;
    }
}
