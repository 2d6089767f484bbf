package dev.troth.exchange.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.mapping.FactMapping;
import dev.troth.exchange.mapping.MappedEntry;
import dev.troth.exchange.mapping.MappingLoader;
import dev.troth.exchange.reader.EntryError;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.FactReader;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.reader.SkipReason;
import dev.troth.exchange.reader.SpooledFile;
import dev.troth.exchange.staging.LineReader;
import dev.troth.exchange.staging.LineReader.Line;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.Suggestion;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON records of any shape, by a mapping: one record per line, a list of records, or objects with a list of
 * records at a path. Where a file has one value per line, a line that is not valid is refused alone.
 */
@ApplicationScoped
class RecordsReader implements FactReader {
    private static final int BREATH = 2000;

    private final MappingLoader mappings;

    RecordsReader(MappingLoader mappings) {
        this.mappings = mappings;
    }

    @Override
    public FileFormat format() {
        return FileFormat.RECORDS;
    }

    @Override
    public void check(ObjectNode options) {
        mappings.mapping(options);
    }

    @Override
    public void read(InputStream file, ObjectNode options, EntrySink sink) throws IOException {
        FactMapping mapping = mappings.mapping(options);
        @Nullable
        String path = options.hasNonNull("records")
                ? options.path("records").asText()
                : mapping.records().orElse(null);
        mapping.notices().forEach(sink::notice);
        try (SpooledFile copy = SpooledFile.of(file)) {
            Found found = new Found(
                    mapping,
                    options.hasNonNull("records") ? options.path("records").asText() : null,
                    sink);
            if (isByLine(copy)) {
                lines(copy, path, found);
            } else {
                new RecordDocument(copy, path).read(found);
            }
        }
    }

    /** Reports the records that were found. */
    static final class Found {
        private final FactMapping mapping;
        private final @Nullable String path;
        private final EntrySink sink;
        private int count;

        /** @param path path of the list of records that the sender states; null if he states none */
        Found(FactMapping mapping, @Nullable String path, EntrySink sink) {
            this.mapping = mapping;
            this.path = path;
            this.sink = sink;
        }

        int next() {
            if (++count % BREATH == 0) {
                sink.checkCancelled();
            }
            return count;
        }

        /** Reports a value without a list of records: it is a record, unless the sender states that it has such a list. */
        void whole(int number, JsonNode value) {
            if (path == null || !value.isObject() || value.isEmpty()) {
                one(number, value);
                return;
            }
            List<String> names = new ArrayList<>();
            value.fieldNames().forEachRemaining(names::add);
            refused(
                    number,
                    value.toString(),
                    new Problem(
                            ProblemCode.MISSING_FIELD,
                            "records is \"%s\", but the object has no list there.%s"
                                    .formatted(path, Suggestion.maybe(path, names)),
                            "records"));
        }

        void one(int number, JsonNode found) {
            if (found.isNull() || (found.isObject() && found.isEmpty())) {
                sink.skipped(number, null, SkipReason.EMPTY);
            } else if (found instanceof ObjectNode row) {
                row.remove(JsonLinesReader.ERROR);
                new MappedEntry(number, row.toString(), null).report(mapping, row, sink);
            } else {
                refused(number, found.toString(), "A record must be a JSON object, but is " + shown(found) + ".");
            }
        }

        private static String shown(JsonNode found) {
            String text = found.toString();
            return text.length() > 100 ? text.substring(0, 100) + "…" : text;
        }

        void refused(int number, @Nullable String entry, String message) {
            refused(number, entry, new Problem(ProblemCode.MALFORMED, message, null));
        }

        void refused(int number, @Nullable String entry, Problem problem) {
            sink.refused(number, entry, problem);
        }
    }

    /**
     * Returns whether the file has one value per line: its first or second line is an object, or the first one is not and
     * does not end too early.
     */
    private static boolean isByLine(SpooledFile copy) throws IOException {
        try (InputStream bytes = copy.bytes()) {
            LineReader lines = new LineReader(bytes);
            @Nullable Line first = filled(lines);
            if (first == null) {
                return true;
            }
            if (!(first instanceof Line.Text(int number, String text)) || text.startsWith("[")) {
                return false;
            }
            return !Json.endsEarly(text)
                    || (filled(lines) instanceof Line.Text(int next, String second) && Json.isObject(second));
        }
    }

    private static @Nullable Line filled(LineReader lines) throws IOException {
        @Nullable Line line = lines.next();
        while (line instanceof Line.Text(int number, String text) && text.isEmpty()) {
            line = lines.next();
        }
        return line;
    }

    private static void lines(SpooledFile copy, @Nullable String path, Found found) throws IOException {
        try (InputStream bytes = copy.bytes()) {
            LineReader lines = new LineReader(bytes);
            for (@Nullable Line line = lines.next(); line != null; line = lines.next()) {
                found.next();
                switch (line) {
                    case Line.Unreadable(int number, Problem problem) -> found.refused(number, null, problem);
                    case Line.Text(int number, String text) -> {
                        if (!text.isEmpty()) {
                            line(number, text, path, found);
                        }
                    }
                }
            }
        }
    }

    private static void line(int number, String text, @Nullable String path, Found found) {
        JsonNode value;
        try {
            value = Json.read(text);
        } catch (JsonProcessingException e) {
            found.refused(number, text, "The line is not valid JSON: " + Json.explained(e));
            return;
        }
        JsonNode list = value.isArray() ? value : path == null ? value : Json.at(value, path);
        if (list.isArray()) {
            list.forEach(element -> found.one(number, element));
        } else {
            found.whole(number, value);
        }
    }

    @Override
    public String errorFile(ObjectNode options, List<EntryError> errors) {
        return JsonLinesReader.errorLines(errors);
    }
}
