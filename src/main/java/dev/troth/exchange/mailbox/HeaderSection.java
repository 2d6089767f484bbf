package dev.troth.exchange.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Header fields of a message, in the order of the file. Lines that are not header fields are left out. A value has its
 * white space as single spaces, and its encoded words as they are.
 */
final class HeaderSection {
    /** Maximum length of the headers in an error file, in characters. */
    private static final int SHOWN = 16_000;

    private static final Set<String> BULKY = Set.of("dkim", "arc", "authentication", "received", "x", "domainkey");

    private final List<Field> fields;
    private final Map<String, List<Field>> byName = new HashMap<>();
    private final MailCharset charsets;

    private record Field(String name, String value) {}

    private HeaderSection(List<Field> fields, MailCharset charsets) {
        this.fields = fields;
        this.charsets = charsets;
        for (Field field : fields) {
            byName.computeIfAbsent(field.name.toLowerCase(Locale.ROOT), n -> new ArrayList<>(1))
                    .add(field);
        }
    }

    static HeaderSection of(byte[] bytes, MailCharset charsets) {
        List<Field> fields = new ArrayList<>();
        int start = 0;
        while (start < bytes.length) {
            int end = fieldEnd(bytes, start);
            int colon = colon(bytes, start, end);
            if (colon > start) {
                String name = new String(bytes, start, colon - start, StandardCharsets.ISO_8859_1).strip();
                fields.add(new Field(name, value(bytes, colon + 1, end, charsets)));
            }
            start = end;
        }
        return new HeaderSection(fields, charsets);
    }

    /** Returns the position after a field with its continuation lines. */
    private static int fieldEnd(byte[] bytes, int start) {
        int i = start;
        while (i < bytes.length) {
            if (bytes[i++] == '\n' && (i >= bytes.length || (bytes[i] != ' ' && bytes[i] != '\t'))) {
                return i;
            }
        }
        return i;
    }

    /** Returns the position of the colon after the name of a field; -1 if the line is not a field. */
    private static int colon(byte[] bytes, int start, int end) {
        boolean space = false;
        for (int i = start; i < end; i++) {
            if (bytes[i] == ':') {
                return i;
            }
            if (bytes[i] == ' ' || bytes[i] == '\t') {
                space = true;
            } else if (space || bytes[i] < '!' || bytes[i] > '~') {
                return -1;
            }
        }
        return -1;
    }

    private static String value(byte[] bytes, int start, int end, MailCharset charsets) {
        byte[] value = new byte[end - start];
        int length = 0;
        boolean ascii = true;
        for (int i = start; i < end; i++) {
            byte one = bytes[i] == '\t' ? (byte) ' ' : bytes[i];
            boolean repeated = one == ' ' && length > 0 && value[length - 1] == ' ';
            if (one != '\n' && one != '\r' && one != 0 && !repeated) {
                value[length++] = one;
                ascii &= one > 0;
            }
        }
        String text = ascii
                ? new String(value, 0, length, StandardCharsets.ISO_8859_1)
                : charsets.undeclared(Arrays.copyOf(value, length));
        return text.strip();
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** Returns the first value of a field that has one; null if there is none. The name is in lower case. */
    @Nullable
    String first(String name) {
        for (Field field : byName.getOrDefault(name, List.of())) {
            if (!field.value.isEmpty()) {
                return field.value;
            }
        }
        return null;
    }

    /** Returns the first value of a field in lower case, without a comment at its end; empty if there is none. */
    String word(String name) {
        String value = first(name);
        return value == null
                ? ""
                : value.replaceFirst("(?<!\\s)\\s*+\\([^()]*+\\)\\s*+$", "")
                        .strip()
                        .toLowerCase(Locale.ROOT);
    }

    /** Returns all values of a field. */
    List<String> all(String name) {
        return byName.getOrDefault(name, List.of()).stream().map(Field::value).toList();
    }

    /** Returns the first value of a field with its encoded words decoded; empty if there is none. */
    String text(String name) {
        String value = first(name);
        return value == null ? "" : EncodedWords.decode(value, charsets);
    }

    /** Returns the headers as text, without those that mail servers added, and not more than some thousand characters. */
    String shown() {
        StringBuilder shown = new StringBuilder();
        boolean received = false;
        for (Field field : fields) {
            String name = field.name.toLowerCase(Locale.ROOT);
            boolean newest = name.equals("received") && !received;
            received |= newest;
            int length = field.name.length() + field.value.length() + 3;
            if ((newest || !isBulky(name)) && shown.length() + length <= SHOWN) {
                shown.append(field.name).append(": ").append(field.value).append('\n');
            }
        }
        return shown.toString();
    }

    private static boolean isBulky(String name) {
        int dash = name.indexOf('-');
        String prefix = dash < 0 ? name : name.substring(0, dash);
        return BULKY.contains(prefix) && !MessageFilter.usesField(name);
    }
}
