package dev.troth.exchange.webhook;

import dev.troth.platform.common.AsOf;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Lookup of deliveries by id. */
@ApplicationScoped
class DeliveryNodeSource implements NodeSource {
    private final WebhookStore store;

    DeliveryNodeSource(WebhookStore store) {
        this.store = store;
    }

    @Override
    public String prefix() {
        return DeliveryView.PREFIX;
    }

    @Override
    public Map<UUID, DeliveryView> nodes(Collection<UUID> ids, AsOf moment) {
        return store.deliveries(ids);
    }
}
