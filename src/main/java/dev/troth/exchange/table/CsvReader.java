package dev.troth.exchange.table;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.troth.exchange.reader.EntryError;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.FactReader;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads CSV with a header row, by a mapping. */
@ApplicationScoped
class CsvReader implements FactReader {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ERROR = "_error";

    @Override
    public FileFormat format() {
        return FileFormat.CSV;
    }

    @Override
    public void check(ObjectNode options) {
        CsvMapping.of(options);
    }

    @Override
    public void read(InputStream file, ObjectNode options, EntrySink sink) throws IOException {
        CsvMapping mapping = CsvMapping.of(options);
        boolean first = true;
        try (Reader text = new InputStreamReader(file, StandardCharsets.UTF_8);
                var csv = de.siegmar.fastcsv.reader.CsvReader.builder()
                        .fieldSeparator(mapping.delimiter())
                        .detectBomHeader(false)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : csv) {
                if (first) {
                    mapping.checkColumns(
                            row.getHeader().stream().map(CsvReader::plain).toList());
                    first = false;
                }
                read(row, mapping, sink);
            }
        } catch (CsvParseException | UncheckedIOException e) {
            sink.refused(
                    0,
                    null,
                    new Problem(ProblemCode.MALFORMED, "Invalid CSV syntax. The rest of the file was not read.", null));
        } catch (RejectedException rejection) {
            sink.refused(1, null, rejection.problem());
        }
    }

    private static void read(NamedCsvRecord row, CsvMapping mapping, EntrySink sink) {
        int line = Math.toIntExact(row.getStartingLineNumber());
        try {
            sink.facts(line, entry(row), mapping.facts(column -> cell(row, column)));
        } catch (RejectedException rejection) {
            sink.refused(line, entry(row), rejection.problem());
        }
    }

    private static String cell(NamedCsvRecord row, String column) {
        for (String header : row.getHeader()) {
            if (plain(header).equals(column)) {
                return row.findField(header).orElse("");
            }
        }
        return "";
    }

    /** Removes the byte order mark that spreadsheets write before the first name. */
    private static String plain(String header) {
        return header.startsWith("\uFEFF") ? header.substring(1) : header;
    }

    private static @Nullable String entry(NamedCsvRecord row) {
        ObjectNode entry = JSON.createObjectNode();
        row.getFieldsAsMap().forEach(entry::put);
        return entry.toString();
    }

    @Override
    public String errorFile(ObjectNode options, List<EntryError> errors) {
        Set<String> columns = new LinkedHashSet<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (EntryError error : errors) {
            Map<String, Object> row = row(error.entry());
            columns.addAll(row.keySet());
            rows.add(row);
        }
        columns.remove(ERROR);
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(CsvMapping.of(options).delimiter())
                .build(text)) {
            List<String> head = new ArrayList<>(columns);
            head.add(ERROR);
            csv.writeRecord(head);
            for (int i = 0; i < rows.size(); i++) {
                List<String> cells = new ArrayList<>();
                for (String column : columns) {
                    cells.add(String.valueOf(rows.get(i).getOrDefault(column, "")));
                }
                EntryError error = errors.get(i);
                cells.add("line %d: %s: %s".formatted(error.line(), error.code(), error.message()));
                csv.writeRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @SuppressWarnings("unchecked") // Written by entry() above.
    private static Map<String, Object> row(@Nullable String entry) {
        try {
            return entry == null ? Map.of() : JSON.readValue(entry, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
