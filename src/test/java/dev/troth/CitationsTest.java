package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Citations of the articles and of the model's definition lead to an entry in the repository. */
class CitationsTest {
    private static final Path ARTICLES = Path.of("src/docs/articles-cited.md");
    private static final Path DEFINITION = Path.of("src/docs/scoring/scoring.md");
    private static final List<Path> SOURCES = List.of(Path.of("README.md"), Path.of("src"));

    /** S4 L22, S1 L11-13, S0 L6, L23. */
    private static final Pattern LINES = Pattern.compile("\\b(S\\d) (L\\d+(?:-\\d+)?(?:, L\\d+(?:-\\d+)?)*)");

    private static final Pattern ENTRY = Pattern.compile("(?m)^\\| (S\\d) L(\\d+) \\|");

    /** scoring.md 3.2; {@code scoring.md}, section 4; {@code scoring.md} section 0. */
    private static final Pattern SECTION =
            Pattern.compile("scoring\\.md[`}]?,?\\s+(?:\\*\\s+)?(?:section\\s+)?(\\d+(?:\\.\\d+)?)");

    private static final Pattern HEADING = Pattern.compile("(?m)^##+ (\\d+(?:\\.\\d+)?)\\b");
    private static final Pattern LAW = Pattern.compile("\\b([CXKTHS]\\d\\d)\\b");
    private static final Pattern LAW_TEST = Pattern.compile("void ([cxkths]\\d\\d)[A-Z]\\w*\\(");

    @Test
    void everyCitedLineOfAnArticleHasAnEntry() throws IOException {
        Set<String> entries = ENTRY.matcher(Files.readString(ARTICLES))
                .results()
                .map(entry -> entry.group(1) + " L" + entry.group(2))
                .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        int citations = 0;
        for (Path file : files()) {
            for (MatchResult citation :
                    LINES.matcher(Files.readString(file)).results().toList()) {
                for (String lines : citation.group(2).split(", ")) {
                    citations++;
                    if (entriesOf(citation.group(1), lines).noneMatch(entries::contains)) {
                        missing.add(file + ": " + citation.group(1) + " " + lines);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(citations).isGreaterThan(150);
    }

    /** The entries that a citation of a line or of a range of lines may lead to. */
    private static Stream<String> entriesOf(String article, String lines) {
        int[] ends = Arrays.stream(lines.substring(1).split("-"))
                .mapToInt(Integer::parseInt)
                .toArray();
        return java.util.stream.IntStream.rangeClosed(ends[0], ends[ends.length - 1])
                .mapToObj(line -> article + " L" + line);
    }

    @Test
    void everyCitedSectionOfTheDefinitionExists() throws IOException {
        Set<String> headings = HEADING.matcher(Files.readString(DEFINITION))
                .results()
                .map(heading -> heading.group(1))
                .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        int citations = 0;
        for (Path file : files()) {
            Matcher sections = SECTION.matcher(Files.readString(file));
            while (sections.find()) {
                citations++;
                if (!headings.contains(sections.group(1))) {
                    missing.add(file + ": " + sections.group());
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(citations).isGreaterThan(5);
    }

    @Test
    void everyLawOfTheDefinitionHasATestOfItsNumber() throws IOException {
        String definition = Files.readString(DEFINITION);
        String laws = definition.substring(definition.indexOf("## 4. "), definition.indexOf("## 5. "));
        Set<String> defined =
                LAW.matcher(laws).results().map(law -> law.group(1)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> tested = new TreeSet<>();
        try (Stream<Path> tests = Files.list(Path.of("src/test/java/dev/troth/scoring"))) {
            for (Path test : tests.filter(path -> path.toString().endsWith("LawsTest.java"))
                    .toList()) {
                LAW_TEST.matcher(Files.readString(test))
                        .results()
                        .forEach(law -> tested.add(law.group(1).toUpperCase(Locale.ROOT)));
            }
        }
        assertThat(tested).isEqualTo(defined);
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path source : SOURCES) {
            try (Stream<Path> walk = Files.walk(source)) {
                walk.filter(path -> path.toString().matches(".*\\.(java|md|py|graphql|properties)"))
                        .filter(path -> !path.toString().contains("node_modules"))
                        .filter(path -> !path.endsWith("CitationsTest.java"))
                        .forEach(files::add);
            }
        }
        return files;
    }
}
