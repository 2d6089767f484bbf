package dev.troth.exchange.calendar;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
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
    private static final int LONGEST = 1 << 16;

    private static final int END = -1;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final BufferedInputStream bytes;
    private final Charset charset;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean guessed;

    /**
     * Creates an unfolder.
     *
     * @param charset character set of the file; a line that is not valid in UTF-8 is decoded as windows-1252
     */
    LineUnfolder(InputStream file, Charset charset) {
        bytes = new BufferedInputStream(file, LONGEST);
        this.charset = charset;
    }

    /** Returns the next content line, unfolded; null at the end of the file. */
    @Nullable
    String next() throws IOException {
        line.reset();
        int first = bytes.read();
        if (first == END) {
            return null;
        }
        int next = first;
        while (next != END) {
            if (next == '\r' || next == '\n') {
                if (!isContinued(next)) {
                    break;
                }
            } else if (line.size() < LONGEST) {
                line.write(next);
            }
            next = bytes.read();
        }
        return withoutMark(decoded());
    }

    /** Reads the rest of a line break, and the space or tab after it. */
    private boolean isContinued(int lineBreak) throws IOException {
        bytes.mark(3);
        int next = bytes.read();
        int read = 1;
        if (lineBreak == '\r' && next == '\n') {
            next = bytes.read();
            read++;
        }
        if (next == ' ' || next == '\t') {
            return true;
        }
        bytes.reset();
        bytes.skipNBytes(read - 1L);
        return false;
    }

    private String decoded() {
        byte[] text = line.toByteArray();
        if (!charset.equals(StandardCharsets.UTF_8)) {
            return new String(text, charset);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            if (text.length == LONGEST) {
                return new String(text, StandardCharsets.UTF_8);
            }
            guessed = true;
            return new String(text, WINDOWS_1252);
        }
    }

    /** Removes the byte order mark, which also stands within files that were joined. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Whether a line was not valid in UTF-8 and was decoded as windows-1252. */
    boolean hasGuessed() {
        return guessed;
    }
}
