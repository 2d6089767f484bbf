package dev.troth.exchange.table;

import dev.troth.exchange.mapping.FactMapping;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.table.RowParser.Parsed;
import dev.troth.exchange.table.RowParser.Quoting;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import dev.troth.platform.common.VisibleText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header of a table, and finds its delimiter.
 *
 * @param stated delimiter that the request or its mapping states; null if it is to be found
 */
record HeaderReader(
        TextLines lines, FactMapping mapping, @Nullable Delimiter stated) {
    private static final int TITLES = 20;

    /**
     * Reads the lines up to the header.
     *
     * @throws RejectedException if there is no header, or it does not have the columns that the mapping needs
     */
    Header read(EntrySink sink) {
        skipEmpty();
        @Nullable Delimiter ofLine = Delimiter.ofLine(lines.ahead(0));
        if (ofLine != null) {
            lines.skip(1);
            skipEmpty();
        }
        if (lines.ahead(0) == null) {
            throw RejectedException.of(ProblemCode.MALFORMED, null, "The file has no header row.");
        }
        skipTitles(sink);
        Delimiter likely = Delimiter.found(
                Arrays.stream(Delimiter.values()).map(this::header).toList());
        Delimiter delimiter = stated != null ? stated : ofLine != null ? ofLine : likely;
        Header header = header(delimiter);
        check(header, likely);
        if (stated == null && delimiter != Delimiter.COMMA) {
            sink.notice("The delimiter of the file is " + delimiter.described() + ".");
        }
        lines.skip(parsed(delimiter).lines());
        return header;
    }

    private void skipEmpty() {
        for (String line = lines.ahead(0);
                line != null && VisibleText.stripped(line).isEmpty();
                line = lines.ahead(0)) {
            lines.skip(1);
        }
    }

    /** Skips lines above the header, such as the title of a report. */
    private void skipTitles(EntrySink sink) {
        for (int i = 0; i < TITLES && lines.ahead(i) != null; i++) {
            if (isHeader(i)) {
                if (i > 0) {
                    lines.skip(i);
                    sink.notice("The header is in line " + lines.number() + "; the lines above were not read.");
                }
                return;
            }
        }
    }

    private boolean isHeader(int ahead) {
        return Arrays.stream(Delimiter.values())
                .map(delimiter -> Header.of(
                        delimiter,
                        new RowParser(delimiter.character()).parse(lines, ahead).cells(),
                        mapping.columns()))
                .anyMatch(header -> header.found().size() > 1
                        && mapping.missing(header.found().keySet()).isEmpty());
    }

    private Parsed parsed(Delimiter delimiter) {
        return new RowParser(delimiter.character()).parse(lines, 0);
    }

    private Header header(Delimiter delimiter) {
        return Header.of(delimiter, parsed(delimiter).cells(), mapping.columns());
    }

    private void check(Header header, Delimiter likely) {
        if (parsed(header.delimiter()).quoting() != Quoting.VALID) {
            throw RejectedException.of(
                    ProblemCode.MALFORMED, null, "A quotation mark in the header row is not closed, or not doubled.");
        }
        header.checkUnique();
        Optional<List<String>> missing = mapping.missing(header.found().keySet());
        if (missing.isPresent()) {
            List<String> names = missing.get();
            String hint = likely == header.delimiter()
                    ? Suggestion.maybe(names.getFirst(), header.names())
                    : " Maybe the delimiter is " + likely.described() + "?";
            throw RejectedException.invalid("mapping", "The file has no column \"%s\".%s", names.getFirst(), hint);
        }
    }
}
