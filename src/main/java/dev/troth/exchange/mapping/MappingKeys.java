package dev.troth.exchange.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Validation of the JSON of a mapping. */
final class MappingKeys {
    static final String FIELD = "mapping";

    private MappingKeys() {}

    /**
     * Validates that a node is an object without unknown keys.
     *
     * @param owner subject of the message, such as "The mapping"
     */
    static void check(JsonNode node, Set<String> known, String owner) {
        if (!node.isObject()) {
            throw invalid("%s must be a JSON object.", owner);
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw invalid("%s has no key \"%s\".%s", owner, key, Suggestion.maybe(key, new TreeSet<>(known)));
            }
        });
    }

    /** Returns the text of a key, or of each entry of its list; empty if the key is missing. */
    static List<String> texts(JsonNode node, String key, String owner) {
        JsonNode value = node.path(key);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(entry -> texts.add(text(entry, key, owner)));
        } else if (!value.isMissingNode()) {
            texts.add(text(value, key, owner));
        }
        return List.copyOf(texts);
    }

    private static String text(JsonNode value, String key, String owner) {
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw invalid("%s: %s must be a text or a list of texts, but is %s.", owner, key, value);
        }
        return value.asText();
    }

    /** Returns the text of a key; the default if the key is missing. */
    static String text(JsonNode node, String key, String missing, String owner) {
        return node.has(key) ? text(node.get(key), key, owner) : missing;
    }

    static boolean flag(JsonNode node, String key, String owner) {
        JsonNode value = node.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw invalid("%s: %s must be true or false, but is %s.", owner, key, value);
        }
        return value.asBoolean();
    }

    static RejectedException invalid(String message, Object... values) {
        return RejectedException.invalid(FIELD, message, values);
    }
}
