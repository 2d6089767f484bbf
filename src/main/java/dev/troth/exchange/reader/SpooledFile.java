package dev.troth.exchange.reader;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.RejectedException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Temporary copy of a file, for readers that read it more than once. The character set of a text is that of its byte
 * order mark, else the declared one, else UTF-8; a text that is not valid in UTF-8 is read as windows-1252.
 */
public final class SpooledFile implements AutoCloseable {
    /** Option with the declared character set: the parameter {@code charset} of the Content-Type. */
    public static final String CHARSET = "charset";

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int BUFFER = 1 << 16;

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
        try {
            return name.isBlank() ? Optional.empty() : Optional.of(Charset.forName(name.strip()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw RejectedException.invalid(
                    CHARSET, "charset is \"%s\", which is not a known character set. Maybe utf-8?", name);
        }
    }

    /** Path of the copy. */
    public Path path() {
        return copy;
    }

    public InputStream bytes() throws IOException {
        return new BufferedInputStream(Files.newInputStream(copy), BUFFER);
    }

    /** Returns the character set of the byte order mark, else the declared one, else UTF-8. */
    public Charset charset(ObjectNode options) throws IOException {
        Mark mark = mark();
        return mark == Mark.NONE ? declared(options).orElse(StandardCharsets.UTF_8) : mark.charset;
    }

    /**
     * Returns the text without its byte order mark.
     *
     * @param sink receives a notice if the character set is not the declared one, or not UTF-8
     */
    public Reader text(ObjectNode options, EntrySink sink) throws IOException {
        Mark mark = mark();
        Charset charset = mark == Mark.NONE ? unmarked(options, sink) : mark.charset;
        if (!charset.equals(StandardCharsets.UTF_8) && declared(options).isEmpty()) {
            sink.notice("The character set of the file is " + charset.name() + ".");
        }
        InputStream bytes = bytes();
        bytes.skipNBytes(mark.bytes.length());
        return new BufferedReader(new InputStreamReader(bytes, charset), BUFFER);
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

    private Charset unmarked(ObjectNode options, EntrySink sink) throws IOException {
        Charset charset = declared(options).orElse(StandardCharsets.UTF_8);
        if (!charset.equals(StandardCharsets.UTF_8) || isUtf8()) {
            return charset;
        }
        sink.notice("The file is not valid in UTF-8. It was read as windows-1252.");
        return WINDOWS_1252;
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

    private boolean isUtf8() throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.allocate(BUFFER);
        CharBuffer out = CharBuffer.allocate(BUFFER);
        try (InputStream file = bytes()) {
            while (true) {
                int count = file.read(in.array(), in.position(), in.remaining());
                in.position(in.position() + Math.max(count, 0)).flip();
                CoderResult result = decoder.decode(in, out, count < 0);
                if (result.isError()) {
                    return false;
                }
                if (count < 0) {
                    return true;
                }
                out.clear();
                in.compact();
            }
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(copy);
    }
}
