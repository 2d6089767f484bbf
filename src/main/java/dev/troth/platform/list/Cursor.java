package dev.troth.platform.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.list.ListRequest.OrderKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cursor of keyset pagination: the sort keys of a row. It stays valid when rows are added or removed.
 *
 * @param values values as strings, one per sort key
 */
record Cursor(List<@Nullable String> values) {
    private static final JsonMapper JSON = new JsonMapper();

    Cursor {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** Encodes the cursor for callers. */
    String text(ListDefinition list, List<OrderKey> order) {
        List<@Nullable String> all = new ArrayList<>(values);
        all.add(ListRequest.fingerprint(list, order));
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(all));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The values of the cursor cannot be written as JSON.", e);
        }
    }

    /**
     * @param argument argument that has the text
     * @throws RejectedException if the text is not a cursor of this list in this order
     */
    static Cursor parse(String argument, String text, ListDefinition list, List<OrderKey> order) {
        try {
            List<@Nullable String> all = new ArrayList<>(
                    JSON.readValue(Base64.getUrlDecoder().decode(text), new TypeReference<List<String>>() {}));
            if (all.size() == order.size() + 1
                    && ListRequest.fingerprint(list, order).equals(all.getLast())) {
                return new Cursor(all.subList(0, order.size()));
            }
        } catch (IOException | IllegalArgumentException e) {
            // Reported below, like a cursor of another list.
        }
        throw RejectedException.invalid(
                argument,
                "\"%s\" is not a valid cursor of this list. Maybe it belongs to another list or order?",
                text);
    }
}
