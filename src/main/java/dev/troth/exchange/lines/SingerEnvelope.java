package dev.troth.exchange.lines;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Messages of the Singer specification 0.3.0: SCHEMA, RECORD and STATE. */
final class SingerEnvelope implements Envelope {
    @Override
    public List<Message> open(ObjectNode line, String stream) {
        return List.of(
                switch (line.path("type").asText()) {
                    case "RECORD" -> row(line);
                    case "STATE" ->
                        line.has("value")
                                ? new Message.State(line.get("value"))
                                : new Message.Invalid("The STATE message has no value.");
                    case "SCHEMA", "ACTIVATE_VERSION" -> new Message.Control();
                    case "BATCH" ->
                        new Message.Invalid(
                                "BATCH messages refer to files that Troth cannot read. Maybe switch batching off "
                                        + "in the configuration of the tap?");
                    default ->
                        new Message.Invalid("type is " + Envelope.shown(line.path("type"))
                                + ", but must be SCHEMA, RECORD or STATE.");
                });
    }

    private static Message row(ObjectNode line) {
        String stream = line.path("stream").asText();
        return line.path("record").hasNonNull("_sdc_deleted_at")
                ? new Message.Deleted(stream)
                : Envelope.row(List.of(stream), line.path("record"), "record");
    }
}
