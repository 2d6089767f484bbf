package dev.troth.exchange.lines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Content of one message of an integration protocol, without its envelope. */
sealed interface Message {
    /**
     * A record.
     *
     * @param streams names of its stream, the most specific one first; the first one that the mapping has is used
     */
    record Row(List<String> streams, ObjectNode data) implements Message {}

    /** The source has deleted a record. */
    record Deleted(@Nullable String label) implements Message {}

    /** The state that the source continues from. */
    record State(JsonNode value) implements Message {}

    /** Message without a record, such as a schema or a log line. */
    record Control() implements Message {}

    /** Message that cannot be read, with the reason as a sentence. */
    record Invalid(String reason) implements Message {}
}
