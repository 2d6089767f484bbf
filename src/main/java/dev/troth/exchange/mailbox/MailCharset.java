package dev.troth.exchange.mailbox;

import dev.troth.exchange.reader.CharsetNames;
import dev.troth.exchange.reader.MendedUtf8;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes texts of messages. Declared names of subsets stand for the larger character sets that programs mean, as in
 * browsers. Bytes that the declared character set does not have, and those without one, are UTF-8 if they are valid in
 * it, else the fallback.
 */
final class MailCharset {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final Charset fallback;
    private final Consumer<String> notices;

    /** @param notices receives assumptions, as sentences */
    MailCharset(Charset fallback, Consumer<String> notices) {
        this.fallback = fallback;
        this.notices = notices;
    }

    /** Returns the fallback for a file with a declared character set; windows-1252 if it is blank, or Unicode. */
    static Charset fallback(String declared) {
        return CharsetNames.find(declared)
                .filter(charset -> !charset.name().startsWith("UTF-") && !isUnicodeOrLess(charset))
                .orElse(WINDOWS_1252);
    }

    /** Decodes a text whose character set was declared, or not (null). */
    String decode(byte[] bytes, @Nullable String declared) {
        String name = declared == null ? "" : declared.strip().toLowerCase(Locale.ROOT);
        if (name.equals("utf-7") || name.equals("unicode-1-1-utf-7")) {
            return Utf7.decode(bytes);
        }
        Optional<Charset> charset = CharsetNames.find(name);
        if (charset.isEmpty() && !name.isEmpty()) {
            notices.accept("The character set \"%s\" of a message is unknown. The text was read as UTF-8 or %s."
                    .formatted(name, fallback.name()));
        }
        if (charset.isEmpty() || isUnicodeOrLess(charset.get())) {
            return undeclared(bytes);
        }
        return charset.get().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static boolean isUnicodeOrLess(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
    }

    /**
     * Decodes a text as UTF-8 if it is valid in it, else by the fallback; if it is in UTF-8 apart from single bytes, only
     * those are decoded by the fallback.
     */
    String undeclared(byte[] bytes) {
        MendedUtf8 mended = new MendedUtf8(new ByteArrayInputStream(bytes), fallback);
        try (mended) {
            String text = mended.readAll();
            if (mended.invalid() > 0) {
                notices.accept(
                        "Texts of messages that are not valid in UTF-8, and do not have another character set, were"
                                + " read as " + fallback.name() + ".");
            }
            return mended.isMostlyUtf8()
                    ? text
                    : fallback.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
