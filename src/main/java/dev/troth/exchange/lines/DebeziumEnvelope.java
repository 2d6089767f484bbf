package dev.troth.exchange.lines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Change events of Debezium, with or without their schema. The stream is the table. */
final class DebeziumEnvelope implements Envelope {
    @Override
    public List<Message> open(ObjectNode line, String stream) {
        JsonNode event = line.has("payload") ? line.get("payload") : line;
        JsonNode source = event.path("source");
        String table = source.path("table").asText(source.path("collection").asText());
        return List.of(
                switch (event.path("op").asText()) {
                    case "c", "u", "r" ->
                        Envelope.row(
                                List.of(source.path("schema").asText() + "." + table, table, stream),
                                event.path("after"),
                                "after");
                    case "d" -> new Message.Deleted(table);
                    case "t", "m" -> new Message.Control();
                    default ->
                        event.isNull() || event.has("ddl") || event.has("tableChanges")
                                ? new Message.Control()
                                : new Message.Invalid("op is " + Envelope.shown(event.path("op"))
                                        + ", but must be c, u, r, d, t or m.");
                });
    }
}
