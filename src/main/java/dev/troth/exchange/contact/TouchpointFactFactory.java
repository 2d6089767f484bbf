package dev.troth.exchange.contact;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.Require;
import dev.troth.platform.common.StorableText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates the facts of contacts in calendars and mailboxes. */
public final class TouchpointFactFactory {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int REF = 500;

    private TouchpointFactFactory() {}

    public static ObjectNode fact(
            String key,
            String account,
            Instant at,
            String channel,
            boolean outbound,
            Set<String> participants,
            @Nullable String summary,
            String source) {
        ObjectNode fact =
                basic(ref(key + ":" + account), account, at.truncatedTo(ChronoUnit.MILLIS), channel, outbound, source);
        if (!participants.isEmpty()) {
            participants.forEach(fact.putArray("participants")::add);
        }
        String shown = summary == null ? "" : shortened(summary, Require.TEXT);
        if (!shown.isBlank()) {
            fact.put("summary", shown);
        }
        return fact;
    }

    /** Returns the fact of a touchpoint with nothing but its required fields. */
    public static ObjectNode basic(
            String ref, String account, Instant at, String channel, boolean outbound, String source) {
        return JSON.createObjectNode()
                .put("type", "touchpoint")
                .put("ref", ref)
                .put("account", account)
                .put("at", at.toString())
                .put("channel", channel)
                .put("direction", outbound ? "OUT" : "IN")
                .put("source", source);
    }

    /** Returns the fact that retracts a touchpoint, also for the past. */
    public static ObjectNode retraction(String touchpoint, Instant at, String reason, String source) {
        return JSON.createObjectNode()
                .put("type", "retracted")
                .put("ref", ref("retracted:" + touchpoint))
                .put("at", at.toString())
                .put("fact", touchpoint)
                .put("factType", "touchpoint")
                .put("reason", reason)
                .put("source", source);
    }

    /** Marks a contact as an answer. Only an answer of ours has a response time. */
    public static void answered(ObjectNode fact, boolean outbound, Duration wait) {
        fact.put("mutual", true);
        if (outbound) {
            fact.put("responseTime", wait.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    /** Returns a text that can be stored, with at most a number of UTF-16 units; a longer one ends with an ellipsis. */
    public static String shortened(String text, int longest) {
        String cleaned = StorableText.cleaned(text).strip();
        if (cleaned.length() <= longest) {
            return cleaned;
        }
        int end = Character.isHighSurrogate(cleaned.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return cleaned.substring(0, end) + "…";
    }

    /**
     * Returns a ref for an id of another system. An id that exceeds the maximum length of a ref is replaced by its
     * hash.
     */
    public static String ref(String key) {
        return key.length() <= REF ? key : "sum:" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }
}
