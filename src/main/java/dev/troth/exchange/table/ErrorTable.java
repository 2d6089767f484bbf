package dev.troth.exchange.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.troth.exchange.reader.EntryError;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes rejected rows as a table, with their errors in a last column. */
final class ErrorTable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ERROR = "_error";

    private ErrorTable() {}

    static String write(Delimiter delimiter, List<EntryError> errors) {
        List<JsonNode> rows = errors.stream().map(error -> row(error)).toList();
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(columns::add));
        columns.remove(ERROR);
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().fieldSeparator(delimiter.character()).build(text)) {
            List<String> head = new ArrayList<>(columns);
            head.add(ERROR);
            csv.writeRecord(head);
            for (int i = 0; i < rows.size(); i++) {
                JsonNode row = rows.get(i);
                EntryError error = errors.get(i);
                List<String> cells = new ArrayList<>();
                columns.forEach(column -> cells.add(row.path(column).asText()));
                cells.add("line %d: %s: %s".formatted(error.line(), error.code(), error.message()));
                csv.writeRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Returns the cells of a row by their columns. */
    private static JsonNode row(EntryError error) {
        try {
            return error.entry() == null ? JSON.createObjectNode() : JSON.readTree(error.entry());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
