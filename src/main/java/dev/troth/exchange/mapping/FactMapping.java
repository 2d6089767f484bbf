package dev.troth.exchange.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.RejectedException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Mapping of a record to facts. A mapping is a JSON object: {@code facts} lists the facts of each record, each with a
 * {@code type} and {@code fields}. A field has the value of a column or a path, a text with such values, or a constant,
 * and may be prefixed, split, translated, or parsed as a time or a number. {@code src/docs/import.md} has examples.
 */
public final class FactMapping {
    static final Set<String> KEYS = Set.of("facts", "delimiter", "zone", "decimal", "records");

    private final List<FactRule> facts = new ArrayList<>();
    private final @Nullable String delimiter;
    private final @Nullable String records;
    private final @Nullable ZoneId zone;

    private FactMapping(JsonNode mapping, @Nullable ZoneId requested) {
        String owner = "The mapping";
        MappingKeys.check(mapping, KEYS, owner);
        this.delimiter = mapping.has("delimiter") ? MappingKeys.text(mapping, "delimiter", "", owner) : null;
        this.records = mapping.has("records") ? MappingKeys.text(mapping, "records", "", owner) : null;
        this.zone = requested != null
                ? requested
                : mapping.has("zone") ? zone(MappingKeys.text(mapping, "zone", "", owner)) : null;
        @Nullable String decimal = FieldRule.decimal(mapping, owner, null);
        JsonNode rules = mapping.path("facts");
        if (!rules.isArray() || rules.isEmpty()) {
            throw MappingKeys.invalid("The mapping has no facts.");
        }
        rules.forEach(rule -> facts.add(FactRule.of(rule, decimal)));
    }

    /**
     * Reads a mapping. Its types and fields are validated by {@link MappingLoader}.
     *
     * @throws RejectedException if it is not valid
     */
    public static FactMapping of(JsonNode mapping) {
        return new FactMapping(mapping, null);
    }

    /** As {@link #of(JsonNode)}, with a zone that precedes that of the mapping. */
    static FactMapping of(JsonNode mapping, @Nullable ZoneId zone) {
        return new FactMapping(mapping, zone);
    }

    /** @throws RejectedException if it is not a time zone */
    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw RejectedException.invalid(
                    "zone", "zone is \"%s\", which is not a valid time zone. Maybe \"Europe/Berlin\"?", name);
        }
    }

    /**
     * Returns the facts of a record; empty if the mapping defines none for it.
     *
     * @throws RejectedException if a value of the record cannot be converted
     */
    public List<ObjectNode> facts(JsonNode row) {
        List<ObjectNode> made = new ArrayList<>();
        Effort effort = new Effort();
        facts.forEach(fact -> fact.make(row, zone == null ? ZoneId.of("UTC") : zone, effort, made));
        return made;
    }

    /** Delimiter of tables that the mapping states. */
    public Optional<String> delimiter() {
        return Optional.ofNullable(delimiter);
    }

    /** Path of the list of records in a JSON document. */
    public Optional<String> records() {
        return Optional.ofNullable(records);
    }

    /** Assumptions of the mapping about all records, as sentences. */
    public List<String> notices() {
        boolean local = fields().flatMap(FieldRule::all)
                .map(field -> field.options().formats())
                .anyMatch(formats -> formats != null && formats.local());
        List<String> notices = new ArrayList<>();
        if (local && zone == null) {
            notices.add("Days and times without a zone are read in UTC. The parameter zone sets another zone.");
        }
        fields().filter(field -> field.name().equals("at") && field.options().otherwise() != null)
                .filter(field -> !field.source().paths().isEmpty())
                .map(field -> "Facts whose \"%s\" is empty are dated %s."
                        .formatted(
                                field.source().paths().getFirst().getFirst(),
                                String.valueOf(field.options().otherwise()).replace("\"", "")))
                .distinct()
                .forEach(notices::add);
        return notices;
    }

    /** Names of the columns that the mapping reads. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        fields().flatMap(FieldRule::all)
                .flatMap(field -> field.source().paths().stream())
                .flatMap(List::stream)
                .forEach(path -> columns.add(path.text()));
        facts.forEach(fact ->
                fact.conditions().forEach(condition -> condition.paths().forEach(path -> columns.add(path.text()))));
        return columns;
    }

    /**
     * Columns without which no row yields a fact: each entry lists names of which a table must have one.
     *
     * @param present names that the table has
     */
    public Optional<List<String>> missing(Set<String> present) {
        return fields().filter(field -> Set.of("ref", "at", "account").contains(field.name()))
                .filter(field -> !field.options().hasOtherwise() && field.or() == null)
                .flatMap(field -> field.source().paths().stream())
                .map(paths -> paths.stream().map(RecordPath::text).toList())
                .filter(names -> names.stream().noneMatch(present::contains))
                .findFirst();
    }

    private Stream<FieldRule> fields() {
        return facts.stream().flatMap(fact -> fact.fields().stream());
    }

    List<FactRule> rules() {
        return facts;
    }
}
