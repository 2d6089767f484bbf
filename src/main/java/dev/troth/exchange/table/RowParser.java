package dev.troth.exchange.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses one row (RFC 4180), and says what is wrong with it. Spaces around quoted cells are ignored.
 *
 * @param delimiter character between the cells
 */
record RowParser(char delimiter) {
    private static final int MOST_LINES = 1000;

    /** State of the quotation marks of a row. */
    enum Quoting {
        VALID,
        /** A quotation mark within a quoted cell is not doubled. */
        STRAY,
        /** A quoted cell does not end. */
        OPEN
    }

    /**
     * A row.
     *
     * @param lines number of its lines
     * @param openedAt number of the line, counted from 0, in which its last quoted cell of several lines, or its first faulty
     *     cell begins
     * @param openedIn number of that cell, counted from 0
     * @param openedAfter position in the line after its quotation mark
     * @param loose whether a cell without quotation marks around it has one inside
     */
    record Parsed(
            List<String> cells,
            int lines,
            Quoting quoting,
            int openedAt,
            int openedIn,
            int openedAfter,
            boolean loose) {}

    /** Parses the row that begins some lines ahead; the line must exist. */
    Parsed parse(TextLines lines, int from) {
        return new Run(lines, from).run();
    }

    /** Number of cells that a line has if quotation marks mean nothing. */
    int width(String line) {
        return 1 + (int) line.chars().filter(c -> c == delimiter).count();
    }

    private int afterSpaces(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** State of parsing one row. */
    private final class Run {
        private final TextLines lines;
        private final int from;
        private final List<String> cells = new ArrayList<>();
        private String line;
        private int number;
        private int at;
        private int size;
        private int openedAt;
        private int openedIn;
        private int openedAfter;
        private boolean loose;
        private boolean stray;

        Run(TextLines lines, int from) {
            this.lines = lines;
            this.from = from;
            this.number = from;
            this.line = String.valueOf(lines.ahead(from));
        }

        Parsed run() {
            while (true) {
                int start = afterSpaces(line, at);
                boolean quoted = start < line.length() && line.charAt(start) == '"';
                if (!quoted) {
                    plain();
                } else if (!quoted(start + 1)) {
                    return parsed(stray ? Quoting.STRAY : Quoting.OPEN);
                }
                if (at >= line.length()) {
                    return parsed(stray ? Quoting.STRAY : Quoting.VALID);
                }
                at++;
            }
        }

        private Parsed parsed(Quoting quoting) {
            return new Parsed(cells, number - from + 1, quoting, openedAt, openedIn, openedAfter, loose);
        }

        private void plain() {
            int end = line.indexOf(delimiter, at);
            String cell = line.substring(at, end < 0 ? line.length() : end);
            loose |= cell.indexOf('"') >= 0;
            cells.add(cell);
            at = end < 0 ? line.length() : end;
        }

        /** Parses a quoted cell; returns whether the row can go on. */
        private boolean quoted(int start) {
            StringBuilder cell = new StringBuilder();
            int opened = number;
            at = start;
            while (true) {
                int mark = line.indexOf('"', at);
                if (mark < 0) {
                    cell.append(line, at, line.length());
                    if (stray || !nextLine(cell)) {
                        remember(opened, start);
                        cells.add(cell.toString());
                        return false;
                    }
                    continue;
                }
                cell.append(line, at, mark);
                if (mark + 1 < line.length() && line.charAt(mark + 1) == '"') {
                    cell.append('"');
                    at = mark + 2;
                    continue;
                }
                int after = afterSpaces(line, mark + 1);
                if (after == line.length() || line.charAt(after) == delimiter) {
                    at = after;
                    if (number > opened) {
                        remember(opened, start);
                    }
                    cells.add(cell.toString());
                    return true;
                }
                remember(opened, start);
                stray = true;
                cell.append('"');
                at = mark + 1;
                if (number > opened) {
                    cells.add(cell.toString());
                    return false;
                }
            }
        }

        private void remember(int opened, int after) {
            if (!stray) {
                openedAt = opened - from;
                openedIn = cells.size();
                openedAfter = after;
            }
        }

        private boolean nextLine(StringBuilder cell) {
            size += line.length();
            @Nullable
            String next = number - from >= MOST_LINES || size > TextLines.LONGEST ? null : lines.ahead(number + 1);
            if (next == null) {
                return false;
            }
            cell.append('\n');
            line = next;
            number++;
            at = 0;
            return true;
        }
    }
}
