package dev.troth.exchange.table;

import dev.troth.exchange.mapping.FactMapping;
import dev.troth.exchange.mapping.MappedEntry;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.SkipReason;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Maps the rows of a table to facts, and reports each of them once. */
final class RowMapping {
    private static final int BREATH = 2000;
    private static final int LINES_TOLD = 10;

    private final Header header;
    private final FactMapping mapping;
    private final EntrySink sink;
    private final List<Integer> loose = new ArrayList<>();
    private int looseRows;

    RowMapping(Header header, FactMapping mapping, EntrySink sink) {
        this.header = header;
        this.mapping = mapping;
        this.sink = sink;
    }

    void map(TextLines lines) {
        RowReader rows = new RowReader(
                lines,
                new RowParser(header.delimiter().character()),
                header.names().size());
        int read = 0;
        for (@Nullable Row row = rows.next(); row != null; row = rows.next()) {
            map(row);
            if (++read % BREATH == 0) {
                sink.checkCancelled();
            }
        }
        if (looseRows > 0) {
            sink.notice("Quotation marks within cells that do not begin with one were taken as they are: in "
                    + looseRows + (looseRows == 1 ? " row, line " : " rows, first in line ")
                    + loose.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".");
        }
    }

    private void map(Row row) {
        if (row.problem() != null) {
            sink.refused(row.line(), header.entry(row.cells()), row.problem());
        } else if (row.isEmpty()) {
            sink.skipped(row.line(), null, SkipReason.EMPTY);
        } else if (Row.width(row.cells()) > header.names().size()) {
            sink.refused(row.line(), header.entry(row.cells()), tooWide(row));
        } else {
            tellLoose(row);
            new MappedEntry(row.line(), header.entry(row.cells()), label(row))
                    .report(mapping, header.values(row.cells()), sink);
        }
    }

    private static String label(Row row) {
        return row.cells().stream().filter(cell -> !cell.isBlank()).limit(3).collect(Collectors.joining(", "));
    }

    private void tellLoose(Row row) {
        if (row.loose()) {
            looseRows++;
            if (loose.size() < LINES_TOLD) {
                loose.add(row.line());
            }
        }
    }

    private Problem tooWide(Row row) {
        return new Problem(
                ProblemCode.MALFORMED,
                "The row has %d cells, but the header %d. Maybe a text with the delimiter is not in quotation marks?"
                        .formatted(Row.width(row.cells()), header.names().size()),
                null);
    }
}
