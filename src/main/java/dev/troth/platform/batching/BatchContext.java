package dev.troth.platform.batching;

import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Records that were loaded together as of one moment. Data that one of them needs is loaded for all in one batch, so
 * the number of statements does not grow with the number of records at any level of a query.
 *
 * <p>Confined to one request and one thread.
 */
public final class BatchContext<R extends Row> {
    private final AsOf moment;
    private final List<R> members;
    private final Map<Object, Object> loaded = new HashMap<>();

    public BatchContext(AsOf moment, List<R> members) {
        this.moment = moment;
        this.members = List.copyOf(members);
    }

    public AsOf moment() {
        return moment;
    }

    public List<R> members() {
        return members;
    }

    /** Keys of the members. */
    public List<UUID> ids() {
        return members.stream().map(row -> row.id).toList();
    }

    /** Returns whether a value was loaded under this key. */
    public boolean has(Object key) {
        return loaded.containsKey(key);
    }

    /**
     * Returns the value under this key. Calls {@code load} for the whole batch on first access, and caches the result.
     */
    @SuppressWarnings("unchecked") // A key is always used with the same type.
    public <T> T computeIfAbsent(Object key, Supplier<T> load) {
        Object value = loaded.get(key);
        if (value == null) {
            value = load.get();
            loaded.put(key, value);
        }
        return (T) value;
    }
}
