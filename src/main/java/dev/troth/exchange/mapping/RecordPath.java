package dev.troth.exchange.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Path of a value in a record: names separated by dots. {@code items.0.name} is the first element of a list, {@code
 * items.-1.name} the last one, and {@code items.*.name} a list with one value per element. Within {@code each}, a path
 * starts at the element; {@code .} is the element itself, and a path that begins with {@code $.} starts at the record. A
 * field of the record whose name is the whole path comes first, so a name may have dots.
 *
 * @param text path as written
 * @param whole whether the path is one name, such as that of a column
 */
record RecordPath(String text, boolean whole) {
    private static final String OF_RECORD = "$.";
    private static final Pattern INDEX = Pattern.compile("-?\\d{1,9}");

    /**
     * A place in a record.
     *
     * @param root the record
     * @param element the element of it that a fact is made of; the record without {@code each}
     * @param effort bounds what is made of the record
     */
    record Place(JsonNode root, JsonNode element, Effort effort) {}

    static RecordPath of(String text) {
        return new RecordPath(text, false);
    }

    static RecordPath column(String name) {
        return new RecordPath(name, true);
    }

    JsonNode value(Place place) {
        if (text.equals(".") && !whole) {
            return place.element;
        }
        if (text.startsWith(OF_RECORD) && !whole) {
            return value(place.root, text.substring(OF_RECORD.length()), place.effort);
        }
        return value(whole ? place.root : place.element, text, place.effort);
    }

    private JsonNode value(JsonNode from, String path, Effort effort) {
        return whole || from.has(path) ? from.path(path) : walk(from, Arrays.asList(path.split("\\.", -1)), effort);
    }

    private static JsonNode walk(JsonNode from, List<String> steps, Effort effort) {
        JsonNode at = from;
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            if (step.equals("*")) {
                return all(at, steps.subList(i + 1, steps.size()), effort);
            }
            at = at.isArray() ? element(at, step) : at.path(step);
        }
        return at;
    }

    private static JsonNode element(JsonNode list, String step) {
        if (!INDEX.matcher(step).matches()) {
            return MissingNode.getInstance();
        }
        int index = Integer.parseInt(step);
        return list.path(index < 0 ? list.size() + index : index);
    }

    private static ArrayNode all(JsonNode list, List<String> steps, Effort effort) {
        effort.spend(list.size());
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : list) {
            JsonNode value = walk(element, steps, effort);
            if (value.isArray()) {
                found.addAll((ArrayNode) value);
            } else if (!value.isMissingNode() && !value.isNull()) {
                found.add(value);
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return text;
    }
}
