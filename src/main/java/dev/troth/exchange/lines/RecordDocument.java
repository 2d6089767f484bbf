package dev.troth.exchange.lines;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.exchange.lines.RecordsReader.Found;
import dev.troth.exchange.reader.SpooledFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON document, or several one after the other, with a list of records: the document itself, or the list at a path. An
 * object without such a list is a record. The list is read element by element.
 *
 * @param path names that lead to the list, separated by dots; null if the document is the list or the record
 */
record RecordDocument(SpooledFile file, @Nullable String path) {
    void read(Found found) throws IOException {
        boolean listed = path != null && hasList(List.of(path.split("\\.", -1)));
        try (InputStream bytes = file.bytes();
                JsonParser parser = Json.MAPPER.createParser(bytes)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    elements(parser, found);
                } else if (token == JsonToken.START_OBJECT && listed && path != null) {
                    descend(parser, List.of(path.split("\\.", -1)), found);
                } else {
                    element(parser, found);
                }
            }
        } catch (JsonProcessingException e) {
            found.refused(
                    found.next(),
                    null,
                    "The file is not valid JSON: " + Json.explained(e) + " The rest of the file was not read.");
        }
    }

    private void elements(JsonParser parser, Found found) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            element(parser, found);
        }
    }

    /** Reads a record, or a page with a list of records. */
    private void element(JsonParser parser, Found found) throws IOException {
        JsonNode value = Json.ELEMENTS.readTree(parser);
        JsonNode list = path == null ? value : Json.at(value, path);
        if (path != null && list.isArray()) {
            list.forEach(record -> found.one(found.next(), record));
        } else {
            found.whole(found.next(), value);
        }
    }

    /** Moves through an object to its list, and to its end. */
    private void descend(JsonParser parser, List<String> steps, Found found) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            boolean onTheWay = name.equals(steps.getFirst());
            if (onTheWay && steps.size() == 1 && value == JsonToken.START_ARRAY) {
                elements(parser, found);
            } else if (onTheWay && steps.size() > 1 && value == JsonToken.START_OBJECT) {
                descend(parser, steps.subList(1, steps.size()), found);
            } else {
                parser.skipChildren();
            }
        }
    }

    private boolean hasList(List<String> steps) throws IOException {
        try (InputStream bytes = file.bytes();
                JsonParser parser = Json.MAPPER.createParser(bytes)) {
            return parser.nextToken() == JsonToken.START_OBJECT && hasList(parser, steps);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static boolean hasList(JsonParser parser, List<String> steps) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (!name.equals(steps.getFirst())) {
                parser.skipChildren();
            } else if (steps.size() == 1) {
                return value == JsonToken.START_ARRAY;
            } else {
                return value == JsonToken.START_OBJECT && hasList(parser, steps.subList(1, steps.size()));
            }
        }
        return false;
    }
}
