package dev.troth.exchange.lines;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.troth.ledger.FactCodec;

/** Parsing of JSON that other systems have written. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxNumberLength(100)
                            .maxStringLength(FactCodec.LINE)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads one of several values that follow each other. */
    static final ObjectReader ELEMENTS = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    static JsonNode read(String text) throws JsonProcessingException {
        JsonNode value = MAPPER.readTree(text);
        return value == null ? MissingNode.getInstance() : value;
    }

    /** Returns whether the text ends before its JSON value does. */
    static boolean endsEarly(String text) {
        try {
            MAPPER.readTree(text);
            return false;
        } catch (JsonEOFException e) {
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    static boolean isObject(String text) {
        try {
            return MAPPER.readTree(text).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Returns the value at a path of names separated by dots. */
    static JsonNode at(JsonNode from, String path) {
        JsonNode at = from;
        for (String step : path.split("\\.", -1)) {
            at = at.path(step);
        }
        return at;
    }

    /** Returns the reason and the place of a syntax error as a sentence. */
    static String explained(JsonProcessingException e) {
        String reason = String.valueOf(e.getOriginalMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll(" \\((?!'.{1,2}').*$", "")
                .replaceAll(" \\(('.{1,2}').*$", " $1");
        JsonLocation place = e.getLocation();
        return place == null
                ? reason + "."
                : "%s (line %d, column %d).".formatted(reason, place.getLineNr(), place.getColumnNr());
    }
}
