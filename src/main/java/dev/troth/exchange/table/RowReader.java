package dev.troth.exchange.table;

import dev.troth.exchange.table.RowParser.Parsed;
import dev.troth.exchange.table.RowParser.Quoting;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows below a header. A row whose quotation marks are not valid is refused alone: reading goes on with the next
 * line that looks like a row, because it has as many cells as the header.
 */
final class RowReader {
    /** Number of lines in which the next row is sought. */
    private static final int SOUGHT = 100;

    /** Below this number of columns, a line within a text has as many cells as the header too easily. */
    private static final int TELLING = 4;

    private final TextLines lines;
    private final RowParser parser;
    private final int columns;

    RowReader(TextLines lines, RowParser parser, int columns) {
        this.lines = lines;
        this.parser = parser;
        this.columns = columns;
    }

    /** Returns the next row; null at the end. */
    @Nullable
    Row next() {
        @Nullable String first = lines.ahead(0);
        if (first == null) {
            return null;
        }
        int line = lines.number();
        if (first.length() > TextLines.LONGEST) {
            lines.skip(1);
            return new Row(line, List.of(), problem(ProblemCode.TOO_LARGE, "The line is too long."), false);
        }
        Parsed parsed = parser.parse(lines, 0);
        @Nullable Problem problem = problem(parsed, line);
        if (problem == null) {
            lines.skip(parsed.lines());
            return new Row(line, parsed.cells(), null, parsed.loose());
        }
        return refused(parsed, line, problem);
    }

    private @Nullable Problem problem(Parsed parsed, int line) {
        if (parsed.quoting() == Quoting.OPEN) {
            return problem(
                    ProblemCode.MALFORMED,
                    "A quotation mark that begins a cell in line " + (line + parsed.openedAt()) + " is not closed.");
        }
        if (parsed.quoting() == Quoting.STRAY) {
            return problem(
                    ProblemCode.MALFORMED,
                    "A quotation mark within a quoted cell in line " + (line + parsed.openedAt())
                            + " is not doubled, or the one that begins the cell is not closed.");
        }
        if (parsed.lines() > 1 && Row.width(parsed.cells()) > columns) {
            return problem(
                    ProblemCode.MALFORMED,
                    "The row has " + Row.width(parsed.cells()) + " cells, but the header " + columns
                            + ". Maybe a quotation mark in line " + (line + parsed.openedAt()) + " is not closed?");
        }
        int swallowed = parsed.lines() > 1 ? swallowed(parsed) : 0;
        if (swallowed > 0) {
            return problem(
                    ProblemCode.MALFORMED,
                    "A quoted cell that begins in line " + (line + parsed.openedAt()) + " contains line "
                            + (line + swallowed) + ", which looks like a row. Maybe a quotation mark is not closed?");
        }
        return null;
    }

    /** Returns the number of a line within a quoted cell that is a row by itself; 0 if there is none. */
    private int swallowed(Parsed parsed) {
        if (columns < TELLING) {
            return 0;
        }
        int last = parsed.lines() - 1;
        for (int i = parsed.openedAt() + 1; i <= last; i++) {
            boolean telling = i < last || parsed.openedIn() + 1 >= TELLING;
            if (telling && parser.width(String.valueOf(lines.ahead(i))) == columns) {
                return i;
            }
        }
        return 0;
    }

    private Row refused(Parsed parsed, int line, Problem problem) {
        boolean single = parsed.quoting() == Quoting.STRAY && parsed.lines() == parsed.openedAt() + 1;
        int used = single ? parsed.lines() : nextRow(parsed.openedAt() + 1);
        List<String> cells = new ArrayList<>(parsed.cells());
        if (!single) {
            cells.subList(Math.min(parsed.openedIn(), cells.size()), cells.size())
                    .clear();
            StringBuilder rest = new StringBuilder();
            for (int i = parsed.openedAt(); i < used; i++) {
                rest.append(
                        i == parsed.openedAt()
                                ? String.valueOf(lines.ahead(i)).substring(parsed.openedAfter())
                                : "\n" + lines.ahead(i));
            }
            cells.add(rest.toString());
        }
        lines.skip(used);
        return new Row(line + parsed.openedAt(), cells, problem, false);
    }

    private int nextRow(int from) {
        for (int i = from; i < from + SOUGHT; i++) {
            @Nullable String line = lines.ahead(i);
            if (line == null) {
                return from;
            }
            if (isRow(i, line)) {
                return i;
            }
        }
        return from;
    }

    private boolean isRow(int at, String line) {
        if (parser.width(line) == columns) {
            return true;
        }
        Parsed parsed = parser.parse(lines, at);
        return parsed.quoting() == Quoting.VALID && parsed.cells().size() == columns;
    }

    private static Problem problem(ProblemCode code, String message) {
        return new Problem(code, message, null);
    }
}
