package dev.troth.ledger;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.batching.CurrentField;
import dev.troth.platform.common.RejectedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Builds amendments from partial updates. In the Java input an omitted field and a field set to null look the same, so
 * the arguments of the request decide which fields change.
 */
@ApplicationScoped
public class PartialUpdate {
    private final JsonMapper mapper = FactObjectMapper.create();

    PartialUpdate() {}

    /**
     * Returns the amendment of a fact by the fields that the input of the current mutation sets.
     *
     * @param type type of the amended fact
     * @param ref ref of the amended fact
     * @param key input field that identifies the subject
     * @throws RejectedException if the input sets no other field
     */
    public Correction.Amended of(String type, String ref, String key) {
        Map<String, Object> fields = new LinkedHashMap<>(CurrentField.get().object("input"));
        fields.keySet().remove(key);
        fields.keySet().removeAll(MutationInput.FIELDS);
        if (fields.isEmpty()) {
            throw RejectedException.invalid("input", "The input contains no field to change.");
        }
        return of(type, ref, fields);
    }

    /**
     * Returns the amendment of a fact.
     *
     * @param fields coerced input: the changed fields of the body, by name
     * @throws RejectedException if a field cannot be amended, or if there is none
     */
    public Correction.Amended of(String type, String ref, Map<?, ?> fields) {
        ObjectNode changed = mapper.createObjectNode();
        // Value by value, because the mapper omits null in a map, and null removes a value.
        fields.forEach((field, value) -> changed.set(String.valueOf(field), mapper.valueToTree(value)));
        return new Correction.Amended(ref, type, changed);
    }
}
