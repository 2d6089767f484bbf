package dev.troth.platform.list;

import dev.troth.platform.common.AsOf;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lookup of records of one kind by id or ref. */
public interface EntitySource {
    /** Name of the type in the schema. */
    String type();

    /** Returns the record with this global id or ref as of a moment; null if it does not exist. */
    @Nullable
    EntityView view(@Nullable String id, @Nullable String ref, AsOf moment);

    /** Returns records by internal id as of a moment, loaded together. */
    Map<UUID, ? extends EntityView> byKeys(Collection<UUID> ids, AsOf moment);
}
