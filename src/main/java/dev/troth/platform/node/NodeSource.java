package dev.troth.platform.node;

import dev.troth.platform.common.AsOf;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Lookup of records of one kind by id. */
public interface NodeSource {
    /** Prefix of their ids. */
    String prefix();

    /** Returns the existing records as of a moment. All data that one query needs is loaded in one batch. */
    Map<UUID, ? extends Node> nodes(Collection<UUID> ids, AsOf moment);

    /** Returns a lookup by a function, for records that are always shown as known today. */
    static NodeSource of(String prefix, Function<Collection<UUID>, Map<UUID, ? extends Node>> find) {
        return new NodeSource() {
            @Override
            public String prefix() {
                return prefix;
            }

            @Override
            public Map<UUID, ? extends Node> nodes(Collection<UUID> ids, AsOf moment) {
                return find.apply(ids);
            }
        };
    }
}
