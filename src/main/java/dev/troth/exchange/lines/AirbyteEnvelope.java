package dev.troth.exchange.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages of the Airbyte protocol, and rows of the raw tables of an Airbyte destination. States are those of single
 * streams; the last one of each stream counts, as a list that a source accepts.
 */
final class AirbyteEnvelope implements Envelope {
    private static final String RAW = "_airbyte_data";

    private final Map<JsonNode, JsonNode> states = new LinkedHashMap<>();

    @Override
    public List<Message> open(ObjectNode line, String stream) {
        if (line.has(RAW)) {
            return List.of(row(List.of(stream), raw(line.get(RAW)), RAW));
        }
        return List.of(
                switch (line.path("type").asText()) {
                    case "RECORD" -> {
                        JsonNode record = line.path("record");
                        yield row(List.of(record.path("stream").asText()), record.path("data"), "record.data");
                    }
                    case "STATE" -> state(line.path("state"));
                    case "LOG", "TRACE", "CONTROL", "CATALOG", "SPEC", "CONNECTION_STATUS" -> new Message.Control();
                    default ->
                        new Message.Invalid(
                                "type is " + Envelope.shown(line.path("type"))
                                        + ", but must be RECORD, STATE, LOG, TRACE, CONTROL, CATALOG, SPEC or CONNECTION_STATUS.");
                });
    }

    private static Message row(List<String> streams, JsonNode data, String field) {
        return data.hasNonNull("_ab_cdc_deleted_at")
                ? new Message.Deleted(streams.getFirst())
                : Envelope.row(streams, data, field);
    }

    /** A raw table holds the record as an object, or as a text with JSON. */
    private static JsonNode raw(JsonNode data) {
        if (!data.isTextual()) {
            return data;
        }
        try {
            return Json.read(data.asText());
        } catch (JsonProcessingException e) {
            return data;
        }
    }

    private Message state(JsonNode state) {
        if (!state.isObject()) {
            return new Message.Invalid("state must be a JSON object, but is " + Envelope.shown(state) + ".");
        }
        if (!state.has("stream")) {
            return new Message.State(state.has("data") ? state.get("data") : state);
        }
        states.put(state.path("stream").path("stream_descriptor"), state);
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        states.values().forEach(all::add);
        return new Message.State(all);
    }
}
