package dev.troth.ledger;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.CurrentField;
import dev.troth.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Partial updates as amendments. What a caller left out and what a caller set to null look the same in Java; only the
 * arguments of the request still tell them apart.
 */
@ApplicationScoped
public class Amendments {
    private static final Set<String> NOT_OF_THE_FACT =
            Set.of("ref", "at", "by", "note", "expectedVersion", "idempotencyKey");

    private final JsonMapper mapper = FactMapper.create();

    Amendments() {}

    /**
     * The amendment of a fact by the fields that the input of the current mutation names.
     *
     * @param type of the amended fact
     * @param ref of the amended fact
     * @param key the field of the input that names the thing
     * @throws Refusal if the input names nothing to change
     */
    public Correction.Amended of(String type, String ref, String key) {
        ObjectNode fields = mapper.createObjectNode();
        CurrentField.get().object("input").forEach((field, value) -> {
            if (!field.equals(key) && !NOT_OF_THE_FACT.contains(field)) {
                fields.set(field, mapper.valueToTree(value));
            }
        });
        if (fields.isEmpty()) {
            throw Refusal.invalid("input", "The input names nothing to change.");
        }
        return new Correction.Amended(ref, type, fields);
    }
}
