package dev.troth.platform;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which fields a caller wants of a value, and which of those beneath. What nobody wants need not be read.
 *
 * @param fields by name; null when it is not known, and then everything may be wanted
 */
public record Selection(@Nullable Map<String, Selection> fields) {
    /** Anything may be wanted. */
    public static final Selection EVERYTHING = new Selection(null);

    public boolean wants(String field) {
        return fields == null || fields.containsKey(field);
    }

    /** What is wanted of a field; nothing when the field is not. */
    public Selection of(String field) {
        return fields == null ? EVERYTHING : fields.getOrDefault(field, new Selection(Map.of()));
    }

    /** The fields wanted; null when all may be. */
    public @Nullable Set<String> names() {
        return fields == null ? null : fields.keySet();
    }
}
