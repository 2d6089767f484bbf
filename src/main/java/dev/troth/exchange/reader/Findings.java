package dev.troth.exchange.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of reading a file besides its facts and its rejected entries.
 *
 * @param skips number of skipped entries per reason
 * @param notices assumptions about the file, as sentences
 * @param firstFacts first facts of the file, so that a mapping can be checked
 * @param state last state of the source (Singer); null if the file has none
 */
@RegisterForReflection
public record Findings(
        List<SkipCount> skips,
        List<String> notices,
        List<JsonNode> firstFacts,
        @Nullable JsonNode state) {
    public static final Findings NONE = new Findings(List.of(), List.of(), List.of(), null);

    private static final JsonMapper JSON = new JsonMapper();

    /** Returns the findings as JSON. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The findings cannot be written as JSON.", e);
        }
    }

    /** Reads what {@link #json()} has written. */
    public static Findings of(String json) {
        try {
            return JSON.readValue(json, Findings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored findings are not valid JSON.", e);
        }
    }

    /** Number of entries that were skipped as a whole. */
    public int skipped() {
        return skips.stream().mapToInt(SkipCount::entries).sum();
    }
}
