package dev.troth.platform.node;

import dev.troth.platform.Moment;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Where records of one kind are found by their ids. */
public interface NodeSource {
    /** What their ids begin with. */
    String prefix();

    /** Those that there are, as seen from a moment; all that one query needs of them is loaded together. */
    Map<UUID, ? extends Node> nodes(Collection<UUID> ids, Moment moment);
}
