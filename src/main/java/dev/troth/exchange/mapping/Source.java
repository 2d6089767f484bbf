package dev.troth.exchange.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.troth.exchange.mapping.RecordPath.Place;
import dev.troth.platform.common.Decimals;
import dev.troth.platform.common.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Source of the value of a field. */
sealed interface Source {
    /** Keys of which a field has exactly one. */
    Set<String> KEYS = Set.of("column", "columns", "path", "paths", "text", "constant");

    /** Value in the record, without the options of the field; missing if there is none. */
    JsonNode value(Place place);

    /** Paths that it reads, as alternatives: one of each inner list is enough. */
    List<List<RecordPath>> paths();

    static Source of(JsonNode rule, String owner) {
        List<String> keys = KEYS.stream().filter(rule::has).sorted().toList();
        if (keys.size() != 1) {
            throw MappingKeys.invalid(
                    keys.isEmpty()
                            ? "%s has no value. Maybe set column, path, text or constant?"
                            : "%s has more than one of " + String.join(" and ", keys) + ".",
                    owner);
        }
        String key = keys.getFirst();
        return switch (key) {
            case "constant" -> new Constant(rule.get(key));
            case "text" -> Template.of(MappingKeys.text(rule, key, "", owner), owner);
            case "column" -> First.of(rule, key, owner, RecordPath::column);
            case "path" -> First.of(rule, key, owner, RecordPath::of);
            default -> Joined.of(rule, key, owner, key.equals("columns") ? RecordPath::column : RecordPath::of);
        };
    }

    /** Returns whether a value counts as empty. */
    static boolean isEmpty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && VisibleText.stripped(value.textValue()).isEmpty())
                || (value.isContainerNode() && value.isEmpty());
    }

    /** Returns a single value as text; a number without superfluous digits. */
    static String text(JsonNode value) {
        if (value.isNumber()) {
            return value.isIntegralNumber()
                    ? value.asText()
                    : Decimals.plain(value.decimalValue().stripTrailingZeros());
        }
        return VisibleText.stripped(value.asText());
    }

    /** The same value for all records. */
    record Constant(JsonNode constant) implements Source {
        @Override
        public JsonNode value(Place place) {
            return constant.deepCopy();
        }

        @Override
        public List<List<RecordPath>> paths() {
            return List.of();
        }
    }

    /** The first of several paths that has a value. */
    record First(List<RecordPath> alternatives) implements Source {
        static First of(JsonNode rule, String key, String owner, Function<String, RecordPath> path) {
            return new First(
                    MappingKeys.texts(rule, key, owner).stream().map(path).toList());
        }

        @Override
        public JsonNode value(Place place) {
            for (RecordPath path : alternatives) {
                JsonNode value = path.value(place);
                if (!isEmpty(value)) {
                    return value;
                }
            }
            return MissingNode.getInstance();
        }

        @Override
        public List<List<RecordPath>> paths() {
            return List.of(alternatives);
        }
    }

    /** The texts of several values, joined by spaces. */
    record Joined(List<First> parts) implements Source {
        static Joined of(JsonNode rule, String key, String owner, Function<String, RecordPath> path) {
            List<First> parts = new ArrayList<>();
            for (JsonNode part : rule.path(key)) {
                parts.add(First.of(JsonNodeFactory.instance.objectNode().set(key, part), key, owner, path));
            }
            if (parts.isEmpty()) {
                throw MappingKeys.invalid("%s: %s must be a list of texts.", owner, key);
            }
            return new Joined(parts);
        }

        @Override
        public JsonNode value(Place place) {
            String joined = parts.stream()
                    .map(part -> part.value(place))
                    .filter(value -> !isEmpty(value))
                    .map(Source::text)
                    .peek(text -> place.effort().spend(text.length()))
                    .collect(Collectors.joining(" "));
            return JsonNodeFactory.instance.textNode(joined);
        }

        @Override
        public List<List<RecordPath>> paths() {
            return parts.stream().map(First::alternatives).toList();
        }
    }

    /**
     * A text with values in braces. Missing if one of them is empty.
     *
     * @param texts texts around the values; one more than values
     */
    record Template(List<String> texts, List<RecordPath> values) implements Source {
        private static final Pattern VALUE = Pattern.compile("\\{([^{}]+)\\}");

        static Template of(String template, String owner) {
            List<String> texts = new ArrayList<>();
            List<RecordPath> values = new ArrayList<>();
            Matcher value = VALUE.matcher(template);
            int end = 0;
            while (value.find()) {
                texts.add(template.substring(end, value.start()));
                values.add(RecordPath.of(value.group(1).strip()));
                end = value.end();
            }
            texts.add(template.substring(end));
            if (values.isEmpty() || texts.stream().anyMatch(text -> text.contains("{") || text.contains("}"))) {
                throw MappingKeys.invalid(
                        "%s: text is \"%s\", in which no path stands in braces. Maybe \"{id}\", or constant?",
                        owner, template);
            }
            return new Template(texts, values);
        }

        @Override
        public JsonNode value(Place place) {
            StringBuilder text = new StringBuilder(texts.getFirst());
            for (int i = 0; i < values.size(); i++) {
                @Nullable JsonNode value = values.get(i).value(place);
                if (isEmpty(value) || value.isContainerNode()) {
                    return MissingNode.getInstance();
                }
                String added = text(value);
                place.effort().spend(added.length());
                text.append(added).append(texts.get(i + 1));
            }
            return JsonNodeFactory.instance.textNode(text.toString());
        }

        @Override
        public List<List<RecordPath>> paths() {
            return values.stream().map(List::of).toList();
        }
    }

    /** Returns the paths for a person; of alternatives the one that the record has. */
    default String described(Place place) {
        return paths().stream()
                .map(paths -> paths.stream()
                        .filter(path -> !path.value(place).isMissingNode())
                        .findFirst()
                        .orElse(paths.getFirst()))
                .map(path -> '"' + path.text() + '"')
                .collect(Collectors.joining(" and "));
    }
}
