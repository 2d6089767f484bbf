package dev.troth.exchange.reader;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.RejectedException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Temporary copy of a file, for readers that read it more than once. The character set of a text is that of its byte
 * order mark, else the declared one, else UTF-8. A text that is not valid in UTF-8 is read as windows-1252; if it is in
 * UTF-8 apart from single bytes, only those are.
 */
public final class SpooledFile implements AutoCloseable {
    /** Option with the declared character set: the parameter {@code charset} of the Content-Type. */
    public static final String CHARSET = "charset";

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int BUFFER = 1 << 16;

    /** Number of bytes that show the character set; even. */
    private static final int SAMPLE = 1 << 12;

    private final Path copy;

    private SpooledFile(Path copy) {
        this.copy = copy;
    }

    /** Copies a stream to a temporary file, which {@link #close()} deletes. */
    public static SpooledFile of(InputStream file) throws IOException {
        Path copy = Files.createTempFile("troth-import", null);
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            return new SpooledFile(copy);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    /**
     * Validates the declared character set.
     *
     * @throws RejectedException if Java does not know it
     */
    public static void checkCharset(ObjectNode options) {
        declared(options);
    }

    private static Optional<Charset> declared(ObjectNode options) {
        String name = options.path(CHARSET).asText();
        Optional<Charset> charset = CharsetNames.find(name);
        if (charset.isEmpty() && !name.isBlank()) {
            throw RejectedException.invalid(
                    CHARSET, "charset is \"%s\", which is not a known character set. Maybe utf-8?", name);
        }
        return charset;
    }

    /** Path of the copy. */
    public Path path() {
        return copy;
    }

    public InputStream bytes() throws IOException {
        return new BufferedInputStream(Files.newInputStream(copy), BUFFER);
    }

    /** Returns the character set of the byte order mark, else the declared one, else UTF-16 if it is that, else UTF-8. */
    public Charset charset(ObjectNode options) throws IOException {
        Mark mark = mark();
        return mark == Mark.NONE ? unmarked(options) : mark.charset;
    }

    private Charset unmarked(ObjectNode options) throws IOException {
        Charset charset = declared(options).orElse(StandardCharsets.UTF_8);
        return charset.equals(StandardCharsets.UTF_8) ? utf16().orElse(charset) : charset;
    }

    /**
     * Returns the text without its byte order mark.
     *
     * @param sink receives a notice if the character set is not the declared one, or not UTF-8
     */
    public Reader text(ObjectNode options, EntrySink sink) throws IOException {
        Charset charset = charset(options);
        if (!charset.equals(StandardCharsets.UTF_8)) {
            if (declared(options).isEmpty()) {
                sink.notice("The character set of the file is " + charset.name() + ".");
            }
            return new BufferedReader(new InputStreamReader(unmarkedBytes(), charset), BUFFER);
        }
        MendedUtf8 scan = new MendedUtf8(unmarkedBytes(), WINDOWS_1252);
        try (scan) {
            scan.transferTo(Writer.nullWriter());
        }
        if (!scan.isMostlyUtf8()) {
            sink.notice("The file is not valid in UTF-8. It was read as windows-1252.");
            return new BufferedReader(new InputStreamReader(unmarkedBytes(), WINDOWS_1252), BUFFER);
        }
        if (scan.invalid() > 0) {
            sink.notice("%d bytes of the file are not valid in UTF-8. They were read as windows-1252."
                    .formatted(scan.invalid()));
        }
        return new BufferedReader(new MendedUtf8(unmarkedBytes(), WINDOWS_1252), BUFFER);
    }

    private InputStream unmarkedBytes() throws IOException {
        InputStream bytes = bytes();
        bytes.skipNBytes(mark().bytes.length());
        return bytes;
    }

    /**
     * Returns a copy of the text in UTF-8, for a file whose character set does not contain ASCII.
     *
     * @param sink as for {@link #text}
     */
    public SpooledFile inUtf8(ObjectNode options, EntrySink sink) throws IOException {
        SpooledFile converted = new SpooledFile(Files.createTempFile("troth-import", null));
        try (Reader text = text(options, sink);
                Writer out = new OutputStreamWriter(Files.newOutputStream(converted.copy), StandardCharsets.UTF_8)) {
            text.transferTo(out);
            return converted;
        } catch (IOException | RuntimeException e) {
            converted.close();
            throw e;
        }
    }

    /** Returns a copy with another byte in place of one. */
    public SpooledFile replacing(byte one, byte other) throws IOException {
        SpooledFile copied = new SpooledFile(Files.createTempFile("troth-import", null));
        try (InputStream from = bytes();
                OutputStream to = Files.newOutputStream(copied.copy)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    buffer[i] = buffer[i] == one ? other : buffer[i];
                }
                to.write(buffer, 0, count);
            }
            return copied;
        } catch (IOException | RuntimeException e) {
            copied.close();
            throw e;
        }
    }

    /** Byte order marks, as ISO-8859-1 would show them. */
    private enum Mark {
        UTF_8(StandardCharsets.UTF_8, "\u00EF\u00BB\u00BF"),
        UTF_16LE(StandardCharsets.UTF_16LE, "\u00FF\u00FE"),
        UTF_16BE(StandardCharsets.UTF_16BE, "\u00FE\u00FF"),
        NONE(StandardCharsets.UTF_8, "");

        private final Charset charset;
        private final String bytes;

        Mark(Charset charset, String bytes) {
            this.charset = charset;
            this.bytes = bytes;
        }
    }

    private Mark mark() throws IOException {
        String start;
        try (InputStream file = bytes()) {
            start = new String(file.readNBytes(3), StandardCharsets.ISO_8859_1);
        }
        for (Mark mark : Mark.values()) {
            if (start.startsWith(mark.bytes)) {
                return mark;
            }
        }
        return Mark.NONE;
    }

    /** Returns which of the forms of UTF-16 a text without a byte order mark is in: every second byte is zero. */
    private Optional<Charset> utf16() throws IOException {
        byte[] start;
        try (InputStream file = bytes()) {
            start = file.readNBytes(SAMPLE);
        }
        int[] zeros = new int[2];
        for (int i = 0; i < start.length; i++) {
            zeros[i % 2] += start[i] == 0 ? 1 : 0;
        }
        int pairs = start.length / 2;
        if (pairs < 2 || Math.abs(zeros[0] - zeros[1]) * 2 < pairs || Math.min(zeros[0], zeros[1]) * 10 > pairs) {
            return Optional.empty();
        }
        return Optional.of(zeros[0] > zeros[1] ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(copy);
    }
}
