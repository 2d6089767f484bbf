package dev.troth.exchange.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.reader.ImportOptions;
import dev.troth.exchange.source.SourceApi.SaveSourceInput;
import dev.troth.platform.common.RejectedException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Converts between the input of a source, its stored options, and those of a request. */
public final class SourceOptions {
    private static final JsonMapper JSON = new JsonMapper();

    private SourceOptions() {}

    static ObjectNode of(SaveSourceInput input) {
        ObjectNode options = JSON.createObjectNode();
        put(options, "template", input.template);
        put(options, "stream", input.stream);
        put(options, "records", input.records);
        put(options, "zone", input.zone);
        put(options, "delimiter", input.delimiter);
        if (input.mapping != null) {
            options.set("mapping", parsed("mapping", input.mapping));
        }
        List<String> ours = input.ours;
        if (ours != null) {
            ours.forEach(options.putArray("ours")::add);
        }
        if (input.body != null) {
            options.put("body", input.body);
        }
        if (input.onChange != null) {
            options.put(ImportOptions.ON_CHANGE, input.onChange.name().toLowerCase(Locale.ROOT));
        }
        return options;
    }

    private static void put(ObjectNode options, String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value);
        }
    }

    private static JsonNode parsed(String field, String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw RejectedException.invalid(field, "%s is not valid JSON.", field);
        }
    }

    /** Returns the options of a source, with those of a request in front. A mapping replaces a template and vice versa. */
    public static ObjectNode merged(String stored, ObjectNode request) {
        ObjectNode merged = (ObjectNode) parsed("options", stored);
        if (request.has("mapping") || request.has("template")) {
            merged.remove(List.of("mapping", "template"));
        }
        merged.setAll(request);
        return merged;
    }
}
