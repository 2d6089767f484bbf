package dev.troth.exchange.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.ledger.FactTypeRegistry;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Loads and validates the mapping that a request sends or names. */
@ApplicationScoped
public class MappingLoader {
    /** Built-in mappings of tables. */
    static final List<String> TABLES = List.of(
            "contacts",
            "hubspot-companies",
            "hubspot-contacts",
            "hubspot-deals",
            "salesforce-accounts",
            "salesforce-contacts",
            "google-contacts",
            "outlook-contacts");

    /** Built-in mappings of JSON records, one per system, with several streams. */
    static final List<String> SYSTEMS =
            List.of("hubspot", "salesforce", "zendesk", "jira", "intercom", "stripe", "segment");

    private static final JsonMapper JSON = new JsonMapper();

    private final FactTypeRegistry types;

    public MappingLoader(FactTypeRegistry types) {
        this.types = types;
    }

    /** Returns whether the options of a request set a mapping. */
    public static boolean isMapped(ObjectNode options) {
        return options.hasNonNull("mapping") || options.hasNonNull("template");
    }

    /** Returns the format of JSON Lines: records if the options set a mapping, facts otherwise. Other formats stay. */
    public static FileFormat formatOf(FileFormat format, ObjectNode options) {
        return format == FileFormat.FACTS && isMapped(options) ? FileFormat.RECORDS : format;
    }

    /**
     * Returns the mapping for tables and for records of one kind, by the options {@code mapping} or {@code template}, {@code
     * stream} and {@code zone}.
     *
     * @throws RejectedException if there is no mapping, or it is not valid
     */
    public FactMapping mapping(ObjectNode options) {
        return streams(options).required(options.path("stream").asText());
    }

    /**
     * Returns the mappings for records of several streams, by the options {@code mapping} or {@code template}, and {@code
     * zone}.
     *
     * @throws RejectedException as {@link #mapping}
     */
    public StreamMappings streams(ObjectNode options) {
        @Nullable
        ZoneId zone = options.hasNonNull("zone")
                ? FactMapping.zone(options.path("zone").asText())
                : null;
        JsonNode json = options.hasNonNull("mapping")
                ? options.get("mapping")
                : template(options.path("template").asText());
        StreamMappings mappings = StreamMappings.of(json, zone);
        mappings.all().forEach(mapping -> MappingCheck.check(mapping, types));
        return mappings;
    }

    private static JsonNode template(String name) {
        if (name.isEmpty()) {
            throw RejectedException.invalid("mapping", "mapping is missing. Maybe set template=contacts?");
        }
        List<String> all = Stream.concat(TABLES.stream(), SYSTEMS.stream()).toList();
        if (!all.contains(name)) {
            throw RejectedException.invalid(
                    "template",
                    "There is no template \"%s\".%s Maybe set a mapping?",
                    name,
                    Suggestion.maybe(name, all));
        }
        try (InputStream in = MappingLoader.class.getResourceAsStream("/templates/" + name + ".json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
