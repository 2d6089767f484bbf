package dev.troth.exchange.lines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.reader.FileFormat;
import java.util.List;

/** Reads the messages of one integration protocol. May keep a state for one file. */
interface Envelope {
    /**
     * Returns the messages of a line.
     *
     * @param stream stream that the request names, for records that do not name theirs; empty if it names none
     */
    List<Message> open(ObjectNode line, String stream);

    /** Creates the envelope of a format. */
    static Envelope of(FileFormat format) {
        return switch (format) {
            case SINGER -> new SingerEnvelope();
            case AIRBYTE -> new AirbyteEnvelope();
            case SEGMENT -> new SegmentEnvelope();
            case DEBEZIUM -> new DebeziumEnvelope();
            default -> throw new IllegalArgumentException(format + " has no envelope.");
        };
    }

    /** Returns a record, or the reason why there is none. */
    static Message row(List<String> streams, JsonNode data, String field) {
        return data instanceof ObjectNode record
                ? new Message.Row(
                        streams.stream().filter(name -> !name.isEmpty()).toList(), record)
                : new Message.Invalid(field + " must be a JSON object, but is " + shown(data) + ".");
    }

    static String shown(JsonNode value) {
        String text = value.isMissingNode() ? "missing" : value.toString();
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
