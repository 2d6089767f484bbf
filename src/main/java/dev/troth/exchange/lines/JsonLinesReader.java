package dev.troth.exchange.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.reader.EntryError;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.FactReader;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.staging.LineReader;
import dev.troth.exchange.staging.LineReader.Line;
import dev.troth.ledger.FactCodec;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.RejectedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads JSON Lines: one fact per line. */
@ApplicationScoped
class JsonLinesReader implements FactReader {
    /** Field of the error file that describes the error; ignored when the corrected line is imported. */
    static final String ERROR = "_error";

    private static final JsonMapper JSON = new JsonMapper();

    private final FactCodec codec;

    JsonLinesReader(FactCodec codec) {
        this.codec = codec;
    }

    @Override
    public FileFormat format() {
        return FileFormat.FACTS;
    }

    @Override
    public void read(InputStream file, ObjectNode options, EntrySink sink) throws IOException {
        LineReader lines = new LineReader(file);
        for (Line line = lines.next(); line != null; line = lines.next()) {
            switch (line) {
                case Line.Unreadable(int number, Problem problem) -> sink.refused(number, null, problem);
                case Line.Text(int number, String text) -> {
                    if (!text.isEmpty()) {
                        read(number, text, sink);
                    }
                }
            }
        }
    }

    private void read(int number, String text, EntrySink sink) {
        try {
            ObjectNode fact = codec.tree(text);
            fact.remove(ERROR);
            sink.facts(number, text, List.of(fact));
        } catch (RejectedException rejection) {
            sink.refused(number, text, rejection.problem());
        }
    }

    @Override
    public String errorFile(ObjectNode options, List<EntryError> errors) {
        return errorLines(errors);
    }

    /** Returns the rejected entries, one per line, each with its error in a field of its own. */
    static String errorLines(List<EntryError> errors) {
        StringBuilder lines = new StringBuilder();
        for (EntryError error : errors) {
            ObjectNode line = parsed(error.entry() == null ? "" : error.entry());
            line.putObject(ERROR)
                    .put("line", error.line())
                    .put("code", error.code())
                    .put("message", error.message())
                    .put("field", error.field());
            lines.append(line).append('\n');
        }
        return lines.toString();
    }

    /** Returns the line as an object; a line that is not valid JSON is wrapped in a field beside the error. */
    private static ObjectNode parsed(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node instanceof ObjectNode object) {
                object.remove(ERROR);
                return object;
            }
        } catch (JsonProcessingException e) {
            // The syntax error is already in the error file.
        }
        return JSON.createObjectNode().put("_entry", text);
    }
}
