package dev.troth.exchange.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Mappings of a source with several streams of records: {@code {"streams": {"companies": {"facts": […]}, …}}}. A mapping
 * without streams serves records of every stream. Names of streams are compared without case.
 */
public final class StreamMappings {
    private static final Set<String> KEYS = Set.of("streams", "zone", "decimal", "delimiter", "records");

    private final TreeMap<String, FactMapping> streams = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final @Nullable FactMapping single;

    private StreamMappings(JsonNode mapping, @Nullable ZoneId zone) {
        if (!mapping.has("streams")) {
            single = FactMapping.of(mapping, zone);
            return;
        }
        single = null;
        MappingKeys.check(mapping, KEYS, "A mapping with streams");
        JsonNode named = mapping.get("streams");
        if (!named.isObject() || named.isEmpty()) {
            throw MappingKeys.invalid("streams must be a JSON object with a mapping for each stream.");
        }
        named.properties().forEach(stream -> {
            MappingKeys.check(stream.getValue(), FactMapping.KEYS, "The stream " + stream.getKey());
            ObjectNode whole = ((ObjectNode) mapping).deepCopy().without("streams");
            whole.setAll((ObjectNode) stream.getValue());
            streams.put(stream.getKey(), FactMapping.of(whole, zone));
        });
    }

    /**
     * Reads a mapping with or without streams. Types and fields are validated by {@link MappingLoader}.
     *
     * @throws RejectedException if it is not valid
     */
    public static StreamMappings of(JsonNode mapping) {
        return new StreamMappings(mapping, null);
    }

    /** As {@link #of(JsonNode)}, with a zone that precedes that of the mapping. */
    static StreamMappings of(JsonNode mapping, @Nullable ZoneId zone) {
        return new StreamMappings(mapping, zone);
    }

    /** Returns the mapping of a stream; empty if there is none, so that its records are skipped. */
    public Optional<FactMapping> stream(String name) {
        return single == null ? Optional.ofNullable(streams.get(name)) : Optional.of(single);
    }

    /**
     * Returns the mapping of a stream that a request names.
     *
     * @param name name of the stream; empty if the request has none
     * @throws RejectedException if there is no such stream
     */
    public FactMapping required(String name) {
        if (single != null) {
            return single;
        }
        if (name.isEmpty() && streams.size() == 1) {
            return streams.firstEntry().getValue();
        }
        return stream(name)
                .orElseThrow(() -> RejectedException.invalid(
                        "stream",
                        name.isEmpty() ? "stream is missing.%2$s" : "There is no stream \"%s\".%s",
                        name,
                        Suggestion.maybe(name, streams.keySet())));
    }

    /** All mappings. */
    Collection<FactMapping> all() {
        return single == null ? streams.values() : Set.of(single);
    }
}
