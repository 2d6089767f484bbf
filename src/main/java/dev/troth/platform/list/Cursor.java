package dev.troth.platform.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.troth.platform.Refusal;
import dev.troth.platform.list.ListRequest.OrderKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list: what its row has to be sorted by. It stays where it is when rows come and go.
 *
 * @param values as text, one for each key of the order
 */
record Cursor(List<@Nullable String> values) {
    private static final JsonMapper JSON = new JsonMapper();

    Cursor {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** As callers carry it. */
    String text(List<OrderKey> order) {
        List<@Nullable String> all = new ArrayList<>(values);
        all.add(ListRequest.fingerprint(order));
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(all));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can be written.", e);
        }
    }

    /** @throws Refusal if it is no cursor of a list in this order */
    static Cursor parse(String text, List<OrderKey> order) {
        try {
            List<@Nullable String> all = new ArrayList<>(
                    JSON.readValue(Base64.getUrlDecoder().decode(text), new TypeReference<List<String>>() {}));
            if (all.size() == order.size() + 1 && ListRequest.fingerprint(order).equals(all.getLast())) {
                return new Cursor(all.subList(0, order.size()));
            }
        } catch (IOException | IllegalArgumentException e) {
            // Told below, like a cursor of another list.
        }
        throw Refusal.invalid("after", "\"%s\" is no cursor of this list. Maybe it was made for another order?", text);
    }
}
