package dev.troth.platform.batching;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selection set of a field: the requested subfields, recursively. Data outside the selection need not be read.
 *
 * @param fields subfields by name; null if unknown, and then all may be requested
 */
public record Selection(@Nullable Map<String, Selection> fields) {
    /** All fields may be requested. */
    public static final Selection EVERYTHING = new Selection(null);

    public boolean wants(String field) {
        return fields == null || fields.containsKey(field);
    }

    /** Returns the selection of a subfield; empty if it is not requested. */
    public Selection of(String field) {
        return fields == null ? EVERYTHING : fields.getOrDefault(field, new Selection(Map.of()));
    }

    /** Names of the requested fields; null if all may be requested. */
    public @Nullable Set<String> names() {
        return fields == null ? null : fields.keySet();
    }
}
