package dev.troth.exchange.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Mapping of CSV columns to fields of facts. A mapping is a JSON object: {@code facts} lists the facts of each row,
 * each with a {@code type} and {@code fields}. A field has a {@code column} or a {@code constant}, and may be prefixed,
 * split, translated by a table, or parsed as a time in a format. {@code src/docs/import.md} has examples.
 */
final class CsvMapping {
    /** Built-in mappings. */
    static final List<String> TEMPLATES =
            List.of("contacts", "hubspot-companies", "hubspot-contacts", "salesforce-accounts", "salesforce-contacts");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> KEYS = Set.of("facts", "delimiter", "zone");
    private static final Set<String> FACT_KEYS = Set.of("type", "fields");
    private static final Set<String> FIELD_KEYS = Set.of(
            "column",
            "columns",
            "constant",
            "prefix",
            "split",
            "words",
            "otherwise",
            "format",
            "lower",
            "number",
            "date");

    private final List<FactRule> facts = new ArrayList<>();
    private final char delimiter;
    private final ZoneId zone;

    private CsvMapping(JsonNode mapping) {
        checkKeys(mapping, KEYS, "The mapping");
        this.delimiter = mapping.path("delimiter").asText(",").charAt(0);
        try {
            this.zone = ZoneId.of(mapping.path("zone").asText("UTC"));
        } catch (DateTimeException e) {
            throw RejectedException.invalid(
                    "mapping",
                    "zone is \"%s\", which is not a valid time zone.",
                    mapping.path("zone").asText());
        }
        JsonNode rules = mapping.path("facts");
        if (!rules.isArray() || rules.isEmpty()) {
            throw RejectedException.invalid("mapping", "The mapping has no facts.");
        }
        rules.forEach(rule -> facts.add(FactRule.of(rule)));
    }

    private record FactRule(String type, List<FieldRule> fields) {
        static FactRule of(JsonNode rule) {
            checkKeys(rule, FACT_KEYS, "A fact of the mapping");
            String type = rule.path("type").asText();
            if (type.isEmpty()) {
                throw RejectedException.invalid("mapping", "A fact of the mapping has no type. Maybe account?");
            }
            List<FieldRule> fields = new ArrayList<>();
            rule.path("fields").properties().forEach(entry -> {
                checkKeys(entry.getValue(), FIELD_KEYS, "The field " + entry.getKey());
                long sources = Set.of("column", "columns", "constant").stream()
                        .filter(entry.getValue()::has)
                        .count();
                if (sources != 1) {
                    throw RejectedException.invalid(
                            "mapping",
                            "The field %s has no value. Maybe set column, columns or constant?",
                            entry.getKey());
                }
                fields.add(new FieldRule(Arrays.asList(entry.getKey().split("\\.", -1)), entry.getValue()));
            });
            return new FactRule(type, fields);
        }
    }

    /** @param path path of the value; more than one step leads into an object */
    private record FieldRule(List<String> path, JsonNode rule) {}

    /**
     * Returns the mapping of the job options {@code template} or {@code mapping}.
     *
     * @throws RejectedException if there is no mapping, or it is not valid
     */
    static CsvMapping of(ObjectNode options) {
        if (options.has("mapping")) {
            return new CsvMapping(options.get("mapping"));
        }
        String template = options.path("template").asText();
        if (!TEMPLATES.contains(template)) {
            throw RejectedException.invalid(
                    "template",
                    "There is no template \"%s\".%s Maybe set a mapping?",
                    template,
                    Suggestion.maybe(template, TEMPLATES));
        }
        try (InputStream in = CsvMapping.class.getResourceAsStream("/templates/" + template + ".json")) {
            return new CsvMapping(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    char delimiter() {
        return delimiter;
    }

    /** Columns that the mapping reads. */
    Set<String> columns() {
        Set<String> columns = new TreeSet<>();
        facts.forEach(fact -> fact.fields.stream()
                .filter(field -> field.rule.has("column"))
                .forEach(field -> columns.add(field.rule.path("column").asText())));
        return columns;
    }

    /** Validates that the file has at least one column of each fact; the refusal suggests the nearest column name. */
    void checkColumns(Collection<String> present) {
        for (String column : columns()) {
            boolean needed = facts.stream()
                    .flatMap(fact -> fact.fields.stream())
                    .anyMatch(field -> field.path.equals(List.of("ref"))
                            && column.equals(field.rule.path("column").asText(null)));
            if (needed && !present.contains(column)) {
                throw RejectedException.invalid(
                        "mapping", "The file has no column \"%s\".%s", column, Suggestion.maybe(column, present));
            }
        }
    }

    /**
     * Returns the facts of a row.
     *
     * @param cell returns the value of a column; empty if the row has none
     */
    List<ObjectNode> facts(Function<String, String> cell) {
        List<ObjectNode> made = new ArrayList<>();
        for (FactRule rule : facts) {
            ObjectNode fact = JSON.createObjectNode().put("type", rule.type);
            for (FieldRule field : rule.fields) {
                JsonNode value = value(field, cell);
                if (value != null) {
                    put(fact, field.path, value);
                }
            }
            made.add(fact);
        }
        return made;
    }

    private static void put(ObjectNode fact, List<String> path, JsonNode value) {
        ObjectNode at = fact;
        for (String step : path.subList(0, path.size() - 1)) {
            at = at.get(step) instanceof ObjectNode inner ? inner : at.putObject(step);
        }
        at.set(path.getLast(), value);
    }

    private @Nullable JsonNode value(FieldRule field, Function<String, String> cell) {
        JsonNode rule = field.rule;
        if (rule.has("constant")) {
            return rule.get("constant");
        }
        String text = text(rule, cell);
        if (text.isEmpty()) {
            return rule.get("otherwise");
        }
        if (rule.has("split")) {
            var list = JSON.createArrayNode();
            for (String part : text.split(Pattern.quote(rule.path("split").asText()), -1)) {
                if (!part.isBlank()) {
                    list.add(text(rule, part.strip()));
                }
            }
            return list;
        }
        if (rule.has("format")) {
            return JSON.getNodeFactory()
                    .textNode(time(field, rule.path("format").asText(), text));
        }
        if (rule.path("number").asBoolean()) {
            try {
                return JSON.getNodeFactory().numberNode(Double.parseDouble(text));
            } catch (NumberFormatException e) {
                throw RejectedException.invalid(
                        field.path.getLast(), "%s is \"%s\", which is not a valid number.", field.path.getLast(), text);
            }
        }
        if (rule.has("words")) {
            JsonNode word = rule.path("words").get(text);
            return word == null ? rule.get("otherwise") : word;
        }
        return JSON.getNodeFactory().textNode(text(rule, text));
    }

    /** Returns the value of the column, or of several columns joined by spaces. */
    private static String text(JsonNode rule, Function<String, String> cell) {
        if (rule.has("column")) {
            return cell.apply(rule.path("column").asText()).strip();
        }
        List<String> parts = new ArrayList<>();
        rule.path("columns")
                .forEach(column -> parts.add(cell.apply(column.asText()).strip()));
        return String.join(" ", parts).strip();
    }

    private static String text(JsonNode rule, String text) {
        String made = rule.path("lower").asBoolean() ? text.toLowerCase(Locale.ROOT) : text;
        return rule.path("prefix").asText("") + made;
    }

    private String time(FieldRule field, String format, String text) {
        boolean date = field.rule.path("date").asBoolean();
        try {
            TemporalAccessor parsed = DateTimeFormatter.ofPattern(format, Locale.ENGLISH)
                    .parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (parsed) {
                case LocalDate day ->
                    date ? day.toString() : day.atStartOfDay(zone).toInstant().toString();
                case LocalDateTime local ->
                    date
                            ? local.toLocalDate().toString()
                            : local.atZone(zone).toInstant().toString();
                case OffsetDateTime exact ->
                    date ? exact.toLocalDate().toString() : exact.toInstant().toString();
                default -> throw new DateTimeException("The format contains no time.");
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw RejectedException.invalid(
                    field.path.getLast(),
                    "%s is \"%s\", which does not match the format \"%s\".",
                    field.path.getLast(),
                    text,
                    format);
        }
    }

    private static void checkKeys(JsonNode node, Set<String> known, String what) {
        if (!node.isObject()) {
            throw RejectedException.invalid("mapping", "%s must be a JSON object.", what);
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!known.contains(entry.getKey())) {
                throw RejectedException.invalid(
                        "mapping",
                        "%s has no key \"%s\".%s",
                        what,
                        entry.getKey(),
                        Suggestion.maybe(entry.getKey(), known));
            }
        }
    }
}
