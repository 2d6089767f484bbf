package dev.troth.exchange.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.mapping.RecordPath.Place;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rule for the facts that are made of a record.
 *
 * @param each list with one fact per element; null for one fact per record
 * @param conditions conditions that must all hold
 */
record FactRule(String type, @Nullable RecordPath each, List<Condition> conditions, List<FieldRule> fields) {
    private static final Set<String> KEYS = Set.of("type", "when", "each", "fields");

    /** Fields without which no fact is valid; the message for a record names their columns. */
    private static final Set<String> REQUIRED = Set.of("ref", "at");

    static FactRule of(JsonNode rule, @Nullable String decimal) {
        MappingKeys.check(rule, KEYS, "A fact of the mapping");
        String type = MappingKeys.text(rule, "type", "", "A fact of the mapping");
        if (type.isEmpty()) {
            throw MappingKeys.invalid("A fact of the mapping has no type. Maybe account?");
        }
        String owner = "The fact " + type;
        if (!rule.path("fields").isObject()) {
            throw MappingKeys.invalid("%s: fields must be a JSON object.", owner);
        }
        List<FieldRule> fields = new ArrayList<>();
        rule.path("fields")
                .properties()
                .forEach(field -> fields.add(FieldRule.of(field.getKey(), field.getValue(), decimal)));
        for (String required : List.of("ref", "at")) {
            if (fields.stream().noneMatch(field -> field.name().equals(required))) {
                throw MappingKeys.invalid("%s has no field %s, which all facts have.", owner, required);
            }
        }
        String each = MappingKeys.text(rule, "each", "", owner);
        return new FactRule(
                type, each.isEmpty() ? null : RecordPath.of(each), Condition.all(rule.path("when"), owner), fields);
    }

    /** Adds the facts of a record. */
    void make(JsonNode record, ZoneId zone, Effort effort, List<ObjectNode> made) {
        Place whole = new Place(record, record, effort);
        if (each == null) {
            makeOne(whole, zone, made);
            return;
        }
        JsonNode elements = each.value(whole);
        if (elements.isArray()) {
            elements.forEach(element -> makeOne(new Place(record, element, effort), zone, made));
        } else if (!Source.isEmpty(elements)) {
            makeOne(new Place(record, elements, effort), zone, made);
        }
    }

    private void makeOne(Place place, ZoneId zone, List<ObjectNode> made) {
        if (!conditions.stream().allMatch(condition -> condition.holds(place))) {
            return;
        }
        place.effort().spendFact();
        ObjectNode fact = JsonNodeFactory.instance.objectNode().put("type", type);
        for (FieldRule field : fields) {
            @Nullable JsonNode value = field.value(place, zone);
            if (value != null) {
                place.effort().spend(value);
                field.put(fact, value);
            } else if (REQUIRED.contains(field.name())) {
                throw RejectedException.of(
                        ProblemCode.MISSING_FIELD,
                        field.name(),
                        "%s is missing: %s is empty.",
                        field.name(),
                        field.source().described(place));
            }
        }
        made.add(fact);
    }
}
