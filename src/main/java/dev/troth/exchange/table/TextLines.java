package dev.troth.exchange.table;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of a text, of which some can be seen ahead. Lines end with CR, LF or both. */
final class TextLines {
    /** Maximum length of a line, in characters; the rest of a longer line is dropped. */
    static final int LONGEST = 1_000_000;

    private final Reader text;
    private final List<String> ahead = new ArrayList<>();
    private int start;
    private int number = 1;
    private boolean afterReturn;
    private boolean ended;

    TextLines(Reader text) {
        this.text = text;
    }

    /** Returns the line that is this many lines ahead; null if the text ends before it. */
    @Nullable
    String ahead(int lines) {
        while (!ended && ahead.size() - start <= lines) {
            @Nullable String line = read();
            if (line == null) {
                ended = true;
            } else {
                ahead.add(line);
            }
        }
        return start + lines < ahead.size() ? ahead.get(start + lines) : null;
    }

    /** Number of the next line, counted from 1. */
    int number() {
        return number;
    }

    /** Moves past some lines. */
    void skip(int lines) {
        start += lines;
        number += lines;
        if (start >= ahead.size() || start > 1000) {
            ahead.subList(0, Math.min(start, ahead.size())).clear();
            start = 0;
        }
    }

    private @Nullable String read() {
        try {
            StringBuilder line = new StringBuilder();
            boolean any = false;
            for (int c = text.read(); c >= 0; c = text.read()) {
                boolean secondHalf = afterReturn && c == '\n';
                afterReturn = c == '\r';
                if (secondHalf) {
                    continue;
                }
                any = true;
                if (c == '\n' || c == '\r') {
                    return line.toString();
                }
                if (line.length() <= LONGEST) {
                    line.append((char) c);
                }
            }
            return any ? line.toString() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
