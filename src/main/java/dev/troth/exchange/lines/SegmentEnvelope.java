package dev.troth.exchange.lines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Calls of the Segment specification, one by one or as a batch. The stream of a track call is its event, or else "track". */
final class SegmentEnvelope implements Envelope {
    private static final Set<String> CALLS = Set.of("track", "identify", "group", "page", "screen", "alias");

    @Override
    public List<Message> open(ObjectNode line, String stream) {
        if (!line.path("batch").isArray()) {
            return List.of(call(line));
        }
        List<Message> calls = new ArrayList<>();
        line.get("batch").forEach(call -> calls.add(call(call)));
        return calls;
    }

    private static Message call(JsonNode call) {
        String type = call.path("type").asText();
        return CALLS.contains(type)
                ? Envelope.row(List.of(call.path("event").asText(), type), call, "The call")
                : new Message.Invalid("type is " + Envelope.shown(call.path("type"))
                        + ", but must be track, identify, group, page, screen or alias.");
    }
}
