package dev.troth.exchange.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.exchange.mapping.RecordPath.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Condition of a fact ({@code when}): the path has a value, or has none, or has one of some values.
 *
 * @param present whether the path must have a value or must not; null if its value counts
 * @param values values of which it must have one, or none
 * @param negated whether it must have none of them
 */
record Condition(List<RecordPath> paths, @Nullable Boolean present, Set<String> values, boolean negated) {
    private static final Set<String> KEYS = Set.of("path", "column", "is", "not", "present");

    /** Returns the conditions of a fact, which must all hold. */
    static List<Condition> all(JsonNode when, String owner) {
        List<Condition> conditions = new ArrayList<>();
        if (when.isArray()) {
            when.forEach(one -> conditions.add(of(one, owner)));
        } else if (!when.isMissingNode()) {
            conditions.add(of(when, owner));
        }
        return conditions;
    }

    private static Condition of(JsonNode condition, String factOwner) {
        String owner = factOwner + ": when";
        MappingKeys.check(condition, KEYS, owner);
        List<RecordPath> paths = new ArrayList<>();
        MappingKeys.texts(condition, "path", owner).forEach(path -> paths.add(RecordPath.of(path)));
        MappingKeys.texts(condition, "column", owner).forEach(name -> paths.add(RecordPath.column(name)));
        if (paths.isEmpty()) {
            throw MappingKeys.invalid("%s has no path.", owner);
        }
        if (condition.has("is") == condition.has("not")) {
            if (condition.has("is")) {
                throw MappingKeys.invalid("%s has both is and not.", owner);
            }
            boolean present = !condition.has("present") || MappingKeys.flag(condition, "present", owner);
            return new Condition(paths, present, Set.of(), false);
        }
        boolean negated = condition.has("not");
        return new Condition(paths, null, values(condition.get(negated ? "not" : "is")), negated);
    }

    private static Set<String> values(JsonNode values) {
        Set<String> texts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (values.isArray()) {
            values.forEach(value -> texts.add(Source.text(value)));
        } else {
            texts.add(Source.text(values));
        }
        return texts;
    }

    boolean holds(Place place) {
        List<JsonNode> found = paths.stream()
                .map(path -> path.value(place))
                .filter(value -> !Source.isEmpty(value))
                .toList();
        if (present != null) {
            return present == !found.isEmpty();
        }
        return negated != found.stream().anyMatch(value -> has(value, place.effort()));
    }

    private boolean has(JsonNode value, Effort effort) {
        if (!value.isArray()) {
            return values.contains(Source.text(value));
        }
        effort.spend(value.size());
        for (JsonNode element : value) {
            if (values.contains(Source.text(element))) {
                return true;
            }
        }
        return false;
    }
}
