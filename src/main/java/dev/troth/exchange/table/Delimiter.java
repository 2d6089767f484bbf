package dev.troth.exchange.table;

import dev.troth.platform.common.RejectedException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Characters between the cells of a row. */
enum Delimiter {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t'),
    PIPE('|');

    private static final Map<String, Delimiter> WORDS = Map.of(
            ",",
            COMMA,
            "comma",
            COMMA,
            ";",
            SEMICOLON,
            "semicolon",
            SEMICOLON,
            "\t",
            TAB,
            "tab",
            TAB,
            "\\t",
            TAB,
            "|",
            PIPE,
            "pipe",
            PIPE);
    private static final Pattern LINE = Pattern.compile("\\s*\"?sep=(.)\"?[ ,;|]*", Pattern.CASE_INSENSITIVE);

    private final char character;

    Delimiter(char character) {
        this.character = character;
    }

    char character() {
        return character;
    }

    /** @throws RejectedException if the text is not a delimiter */
    static Delimiter of(String text) {
        Delimiter known = WORDS.get(text.length() == 1 ? text : text.strip().toLowerCase(Locale.ROOT));
        if (known == null) {
            throw RejectedException.invalid(
                    "delimiter", "delimiter is \"%s\", but must be one of \",\", \";\", \"|\" and tab.", text);
        }
        return known;
    }

    /**
     * Returns the delimiter that a line such as {@code sep=;} states, by which spreadsheets recognise it; null for any other
     * line.
     */
    static @Nullable Delimiter ofLine(@Nullable String line) {
        Matcher found = LINE.matcher(line == null ? "" : line);
        return found.matches() ? WORDS.get(found.group(1)) : null;
    }

    /** Returns the delimiter that cuts a header into the most cells, by their number of those that a mapping names. */
    static Delimiter found(List<Header> headers) {
        Header best = headers.getFirst();
        for (Header header : headers) {
            boolean better = header.found().size() > best.found().size()
                    || (header.found().size() == best.found().size() && header.width() > best.width());
            best = better ? header : best;
        }
        return best.delimiter();
    }

    /** Returns the delimiter for a person. */
    String described() {
        return this == TAB ? "a tab" : "\"" + character + "\"";
    }
}
