package dev.troth.exchange.mailbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
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

    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("x-gbk", "gb18030"),
            Map.entry("hz-gb-2312", "gb18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("utf8", "utf-8"),
            Map.entry("cp-850", "ibm850"),
            Map.entry("macintosh", "x-macroman"),
            Map.entry("x-mac-roman", "x-macroman"),
            Map.entry("unicode-1-1-utf-8", "utf-8"));

    private final Charset fallback;
    private final Consumer<String> notices;

    /** @param notices receives assumptions, as sentences */
    MailCharset(Charset fallback, Consumer<String> notices) {
        this.fallback = fallback;
        this.notices = notices;
    }

    /** Returns the fallback for a file with a declared character set; windows-1252 if it is blank, or Unicode. */
    static Charset fallback(String declared) {
        return named(declared.strip().toLowerCase(Locale.ROOT))
                .filter(charset -> !charset.name().startsWith("UTF-") && !isUnicodeOrLess(charset))
                .orElse(WINDOWS_1252);
    }

    /** Decodes a text whose character set was declared, or not (null). */
    String decode(byte[] bytes, @Nullable String declared) {
        String name = declared == null ? "" : declared.strip().toLowerCase(Locale.ROOT);
        if (name.equals("utf-7") || name.equals("unicode-1-1-utf-7")) {
            return Utf7.decode(bytes);
        }
        Optional<Charset> charset = named(name);
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

    private static Optional<Charset> named(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** Decodes a text as UTF-8 if it is valid in it, else by the fallback. */
    String undeclared(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            notices.accept("Texts of messages that are not valid in UTF-8, and do not have another character set, were"
                    + " read as " + fallback.name() + ".");
            return fallback.decode(ByteBuffer.wrap(bytes)).toString();
        }
    }
}
