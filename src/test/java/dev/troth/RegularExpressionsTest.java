package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No regular expression takes more than linear time. Each runs over 100,000 characters that are chosen against it, and the
 * characters that it reads are counted, so that the result does not depend on the machine.
 */
class RegularExpressionsTest {
    private static final int LENGTH = 100_000;
    private static final int SHORT = 10_000;

    /** What runs of most expressions consist of; a combining mark makes a word boundary look back. */
    private static final List<String> WORST = List.of("a", "1", " ", ".", "@", "<", "\u0301");

    private static final long READS_PER_CHARACTER = 400;
    private static final Path SOURCES = Path.of("src/main/java");

    private static final Pattern LITERAL = Pattern.compile(
            "(?:Pattern\\.compile|\\.replaceAll|\\.replaceFirst|\\.matches|\\.split)\\(\\s*((?:\"(?:[^\"\\\\\\n]|\\\\.)*\"(?:\\s*\\+\\s*)?)+)(,|\\))");

    private static final Pattern PART = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    /** Expressions that are not searched for, but must match a whole text. */
    private static final Set<String> MATCHED = Set.of(
            "Delimiter.LINE",
            "DomainName.TOP_LABEL",
            "EmailAddress.ADDRESS",
            "Header.FORMULA",
            "MessageFilter.NO_REPLY",
            "WebhookEndpoint.PARTS");

    /** Expressions over texts of a known length, with the reason. */
    private static final Map<String, String> BOUNDED =
            Map.of("AddressParser.SIMPLE", "searches at most 4,000 characters, at most 200 from each");

    private static final class TooManyReads extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A text that counts how often it is read. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long reads;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++reads > READS_PER_CHARACTER * text.length()) {
                throw new TooManyReads();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Patterns by the place that declares them: constants of all classes, and literals in the sources. */
    private static Map<String, Pattern> patterns() throws IOException, ReflectiveOperationException {
        Map<String, Pattern> all = new TreeMap<>();
        for (var type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.troth")) {
            if (type.getFields().stream()
                    .noneMatch(field -> field.getRawType().isEquivalentTo(Pattern.class)
                            || field.getRawType().isAssignableTo(java.util.Collection.class))) {
                continue;
            }
            for (Field field : Class.forName(type.getName()).getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    Object value = field.get(null);
                    if (value instanceof Pattern pattern) {
                        all.put(type.getSimpleName() + "." + field.getName(), pattern);
                    } else if (value instanceof List<?> many) {
                        for (int i = 0; i < many.size(); i++) {
                            if (many.get(i) instanceof Pattern pattern) {
                                all.put(type.getSimpleName() + "." + field.getName() + i, pattern);
                            }
                        }
                    }
                }
            }
        }
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher literals = LITERAL.matcher(Files.readString(file));
                while (literals.find()) {
                    StringBuilder expression = new StringBuilder();
                    PART.matcher(literals.group(1))
                            .results()
                            .forEach(part -> expression.append(part.group(1).translateEscapes()));
                    try {
                        Pattern pattern = Pattern.compile(expression.toString());
                        if (all.values().stream()
                                .noneMatch(known -> known.pattern().equals(pattern.pattern()))) {
                            all.put(file.getFileName() + " " + expression, pattern);
                        }
                    } catch (PatternSyntaxException notWhole) {
                        // The first part of an expression that is joined with constants: the constant itself is tested.
                    }
                }
            }
        }
        return all;
    }

    /** Texts that make an expression start often and fail late: its own letters and signs, repeated, alone and in pairs. */
    private static Set<String> hostileTexts(Pattern pattern) {
        Set<String> units = new LinkedHashSet<>(List.of(
                "A", "\t", "\n", "-", ":", "(", "\"", "'", "/", "=", "a.", "a-", "a@", "1 ", " a", "\\", "é", "𝒳",
                "0.", "x=", "a,", "<a", "\"a"));
        pattern.pattern()
                .chars()
                .filter(c -> c < 128 && c != '\\')
                .distinct()
                .limit(15)
                .forEach(c -> units.add(Character.toString(c) + "a"));
        Set<String> texts = new LinkedHashSet<>();
        WORST.forEach(unit -> texts.add(unit.repeat(LENGTH)));
        units.forEach(unit -> texts.add(unit.repeat(SHORT / unit.length())));
        return texts;
    }

    @Test
    void timeOfEveryExpressionIsLinear() throws Exception {
        Map<String, Pattern> all = patterns();
        assertThat(all).hasSizeGreaterThan(100);
        List<String> slow = new ArrayList<>();
        all.forEach((place, pattern) -> {
            if (!BOUNDED.containsKey(place) && isSlow(pattern, !MATCHED.contains(place))) {
                slow.add(place);
            }
        });
        assertThat(slow).isEmpty();
    }

    private static boolean isSlow(Pattern pattern, boolean searched) {
        for (String text : hostileTexts(pattern)) {
            try {
                Matcher matcher = pattern.matcher(new Counted(text + "\u0000"));
                while (searched && matcher.find()) {
                    // Each find goes on behind the last one.
                }
                pattern.matcher(new Counted(text + "\u0000")).matches();
            } catch (TooManyReads | StackOverflowError many) {
                return true;
            }
        }
        return false;
    }
}
