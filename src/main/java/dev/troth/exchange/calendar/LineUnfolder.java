package dev.troth.exchange.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Splits a calendar into its content lines, and joins lines that were folded. Works on bytes, because a line may be
 * folded within a character. Lines end with CR LF, LF or CR; a continuation begins with a space or a tab.
 */
final class LineUnfolder {
    /** Maximum number of bytes that are kept of a line. The rest is left out: an embedded file, for example. */
    private static final int LONGEST = 1 << 18;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final InputStream file;
    private final Charset charset;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private final byte[] line = new byte[LONGEST];
    private int length;
    private boolean cut;
    private boolean guessed;

    /**
     * Creates an unfolder.
     *
     * @param charset character set of the file; a line that is not valid in UTF-8 is decoded as windows-1252
     */
    LineUnfolder(InputStream file, Charset charset) {
        this.file = file;
        this.charset = charset;
    }

    /** Returns the next content line, unfolded; null at the end of the file. */
    @Nullable
    String next() throws IOException {
        length = 0;
        cut = false;
        if (!isFilled()) {
            return null;
        }
        do {
            keepUntilLineBreak();
        } while (isContinued());
        return withoutMark(decoded());
    }

    /** Returns false at the end of the file. */
    private boolean isFilled() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(file.read(buffer), 0);
        }
        return position < limit;
    }

    private void keepUntilLineBreak() throws IOException {
        while (isFilled()) {
            int end = position;
            while (end < limit && buffer[end] != '\r' && buffer[end] != '\n') {
                end++;
            }
            int kept = Math.min(end - position, LONGEST - length);
            System.arraycopy(buffer, position, line, length, kept);
            length += kept;
            cut |= kept < end - position;
            position = end;
            if (end < limit) {
                return;
            }
        }
    }

    /** Reads a line break, and the space or tab after it; returns false if the next line is another one. */
    private boolean isContinued() throws IOException {
        if (!isFilled()) {
            return false;
        }
        // Files that were converted twice have CR CR LF.
        while (isFilled() && buffer[position] == '\r') {
            position++;
        }
        if (isFilled() && buffer[position] == '\n') {
            position++;
        }
        if (isFilled() && (buffer[position] == ' ' || buffer[position] == '\t')) {
            position++;
            return true;
        }
        return false;
    }

    private String decoded() {
        if (!charset.equals(StandardCharsets.UTF_8)) {
            return new String(line, 0, length, charset);
        }
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0 || isUtf8()) {
            return text;
        }
        guessed = true;
        return new String(line, 0, length, WINDOWS_1252);
    }

    /** Returns whether the line is valid in UTF-8. A line that was cut may end within a character. */
    private boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return cut;
        }
    }

    /** Removes the byte order mark, which also stands within files that were joined. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Whether the end of the last line was left out. */
    boolean isCut() {
        return cut;
    }

    /** Whether a line was not valid in UTF-8 and was decoded as windows-1252. */
    boolean hasGuessed() {
        return guessed;
    }
}
