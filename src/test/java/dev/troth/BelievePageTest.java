package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for sceptics: its arithmetic is right, and it quotes the page about quality without a difference. */
class BelievePageTest {
    private static final Path PAGES = Path.of("src/docs/scoring");
    private static final Pattern BY_HAND =
            Pattern.compile("(?m)^\\| [^|]+ \\| ([0-9e(][0-9e.()√^·/+ -]*) \\| ([0-9.]+) \\|$");

    @Test
    void arithmeticOfThePageIsRightToItsLastDigit() throws IOException {
        List<MatchResult> rows = BY_HAND.matcher(Files.readString(PAGES.resolve("believe.md")))
                .results()
                .toList();
        assertThat(rows).hasSizeGreaterThan(10);
        for (MatchResult row : rows) {
            String shown = row.group(2);
            int digits = shown.length() - shown.indexOf('.') - 1;
            assertThat(new Arithmetic(row.group(1)).value())
                    .as(row.group())
                    .isCloseTo(Double.parseDouble(shown), within(0.51 * Math.pow(10, -digits)));
        }
    }

    @Test
    void figuresOfTheWorldsAreThoseOfThePageAboutQuality() throws IOException {
        Map<List<String>, List<List<String>>> quoted = tables("believe.md");
        Map<List<String>, List<List<String>>> source = tables("quality.md");
        assertThat(quoted).hasSize(2);
        quoted.forEach((names, rows) -> {
            List<String> of = source.keySet().stream()
                    .filter(columns -> columns.containsAll(names))
                    .findFirst()
                    .orElseThrow();
            List<List<String>> expected = source.get(of).stream()
                    .map(row -> names.stream()
                            .map(name -> row.get(of.indexOf(name)))
                            .toList())
                    .toList();
            assertThat(expected).containsAll(rows);
        });
    }

    /** Returns the tables whose first column is the world, by the names of their columns. */
    private static Map<List<String>, List<List<String>>> tables(String page) throws IOException {
        Map<List<String>, List<List<String>>> tables = new HashMap<>();
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(PAGES.resolve(page))) {
            List<String> cells = cells(line);
            if (line.startsWith("| world |")) {
                rows = new ArrayList<>();
                tables.put(cells, rows);
            } else if (line.startsWith("| ")) {
                rows.add(cells);
            } else if (!line.startsWith("|")) {
                rows = new ArrayList<>();
            }
        }
        return tables;
    }

    private static List<String> cells(String line) {
        return line.startsWith("| ")
                ? Arrays.stream(line.substring(2).split(" \\|"))
                        .map(String::strip)
                        .toList()
                : List.of();
    }

    /** A formula with numbers, e, + - · / ^ √ and parentheses. */
    private static final class Arithmetic {
        private final String text;
        private int at;

        Arithmetic(String text) {
            this.text = text.replace(" ", "");
        }

        double value() {
            double value = sum();
            assertThat(at).as(text).isEqualTo(text.length());
            return value;
        }

        private double sum() {
            double value = product();
            while (true) {
                if (takes('+')) {
                    value += product();
                } else if (takes('-')) {
                    value -= product();
                } else {
                    return value;
                }
            }
        }

        private double product() {
            double value = power();
            while (true) {
                if (takes('·')) {
                    value *= power();
                } else if (takes('/')) {
                    value /= power();
                } else {
                    return value;
                }
            }
        }

        private double power() {
            double base = operand();
            return takes('^') ? Math.pow(base, power()) : base;
        }

        private double operand() {
            if (takes('-')) {
                return -operand();
            }
            if (takes('√')) {
                return Math.sqrt(operand());
            }
            if (takes('e')) {
                return Math.E;
            }
            if (takes('(')) {
                double value = sum();
                assertThat(takes(')')).as(text).isTrue();
                return value;
            }
            int from = at;
            while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            return Double.parseDouble(text.substring(from, at));
        }

        private boolean takes(char sign) {
            boolean there = at < text.length() && text.charAt(at) == sign;
            at += there ? 1 : 0;
            return there;
        }
    }
}
