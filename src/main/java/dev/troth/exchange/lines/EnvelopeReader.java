package dev.troth.exchange.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.mapping.FactMapping;
import dev.troth.exchange.mapping.MappedEntry;
import dev.troth.exchange.mapping.MappingLoader;
import dev.troth.exchange.mapping.StreamMappings;
import dev.troth.exchange.reader.EntryError;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.FactReader;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.reader.SkipReason;
import dev.troth.exchange.staging.LineReader;
import dev.troth.exchange.staging.LineReader.Line;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Reads the messages of integration protocols, one per line: the record of a message is mapped by the mapping of its
 * stream. Entries are records; messages about schemas, states and logs are not entries.
 */
final class EnvelopeReader implements FactReader {
    private static final int BREATH = 2000;

    private final FileFormat format;
    private final MappingLoader mappings;

    EnvelopeReader(FileFormat format, MappingLoader mappings) {
        this.format = format;
        this.mappings = mappings;
    }

    @Override
    public FileFormat format() {
        return format;
    }

    @Override
    public void check(ObjectNode options) {
        mappings.streams(options);
    }

    @Override
    public void read(InputStream file, ObjectNode options, EntrySink sink) throws IOException {
        Reading reading = new Reading(
                mappings.streams(options),
                Envelope.of(format),
                options.path("stream").asText(),
                sink);
        LineReader lines = new LineReader(file);
        int count = 0;
        for (Line line = lines.next(); line != null; line = lines.next()) {
            if (++count % BREATH == 0) {
                sink.checkCancelled();
            }
            switch (line) {
                case Line.Unreadable(int number, Problem problem) -> sink.refused(number, null, problem);
                case Line.Text(int number, String text) -> reading.line(number, text);
            }
        }
    }

    @Override
    public String errorFile(ObjectNode options, List<EntryError> errors) {
        return JsonLinesReader.errorLines(errors);
    }

    private record Reading(StreamMappings mappings, Envelope envelope, String stream, EntrySink sink) {
        void line(int number, String text) {
            // The tombstone of a deleted row (Debezium), or an empty line.
            if (text.isEmpty() || text.equals("null")) {
                return;
            }
            JsonNode value;
            try {
                value = Json.read(text);
            } catch (JsonProcessingException e) {
                malformed(number, text, "The line is not valid JSON: " + Json.explained(e));
                return;
            }
            if (value instanceof ObjectNode message) {
                message.remove(JsonLinesReader.ERROR);
                envelope.open(message, stream).forEach(one -> message(number, text, one));
            } else {
                malformed(number, text, "A message must be a JSON object, but is " + Envelope.shown(value) + ".");
            }
        }

        private void message(int number, String text, Message message) {
            switch (message) {
                case Message.Row(List<String> streams, ObjectNode data) -> row(number, text, streams, data);
                case Message.Deleted(String label) -> sink.skipped(number, label, SkipReason.DELETED);
                case Message.State(JsonNode value) -> sink.state(value);
                case Message.Control control -> {}
                case Message.Invalid(String reason) -> malformed(number, text, reason);
            }
        }

        private void row(int number, String text, List<String> streams, ObjectNode data) {
            Optional<FactMapping> mapping = streams.stream()
                    .flatMap(name -> mappings.stream(name).stream())
                    .findFirst();
            String label = String.join(", ", streams);
            if (mapping.isEmpty()) {
                sink.skipped(number, label, SkipReason.NOT_MAPPED);
            } else {
                new MappedEntry(number, text, label).report(mapping.get(), data, sink);
            }
        }

        private void malformed(int number, String text, String reason) {
            sink.refused(number, text, new Problem(ProblemCode.MALFORMED, reason, null));
        }
    }
}
