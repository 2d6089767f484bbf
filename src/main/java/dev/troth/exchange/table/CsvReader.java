package dev.troth.exchange.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.mapping.FactMapping;
import dev.troth.exchange.mapping.MappingLoader;
import dev.troth.exchange.reader.EntryError;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.FactReader;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.reader.SpooledFile;
import dev.troth.platform.common.RejectedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads tables (CSV) with a header row, by a mapping. */
@ApplicationScoped
class CsvReader implements FactReader {
    private final MappingLoader mappings;

    CsvReader(MappingLoader mappings) {
        this.mappings = mappings;
    }

    @Override
    public FileFormat format() {
        return FileFormat.CSV;
    }

    @Override
    public void check(ObjectNode options) {
        SpooledFile.checkCharset(options);
        stated(options, mappings.mapping(options));
    }

    /** Returns the delimiter that the request or its mapping states; null if it is to be found. */
    private static @Nullable Delimiter stated(ObjectNode options, FactMapping mapping) {
        Optional<String> text = options.hasNonNull("delimiter")
                ? Optional.of(options.path("delimiter").asText())
                : mapping.delimiter();
        return text.map(Delimiter::of).orElse(null);
    }

    @Override
    public void read(InputStream file, ObjectNode options, EntrySink sink) throws IOException {
        FactMapping mapping = mappings.mapping(options);
        try (SpooledFile copy = SpooledFile.of(file);
                Reader text = copy.text(options, sink)) {
            TextLines lines = new TextLines(text);
            Header header;
            try {
                header = new HeaderReader(lines, mapping, stated(options, mapping)).read(sink);
            } catch (RejectedException rejection) {
                sink.refused(lines.number(), null, rejection.problem());
                return;
            }
            mapping.notices().forEach(sink::notice);
            new RowMapping(header, mapping, sink).map(lines);
        }
    }

    @Override
    public String errorFile(ObjectNode options, List<EntryError> errors) {
        Delimiter delimiter = stated(options, mappings.mapping(options));
        return ErrorTable.write(delimiter == null ? Delimiter.COMMA : delimiter, errors);
    }
}
