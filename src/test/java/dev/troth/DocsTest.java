package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.ledger.FactType;
import dev.troth.ledger.FactTypeRegistry;
import dev.troth.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The documentation agrees with the code. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DocsTest {
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT))(?:\\.([a-z]\\w*))?`");

    private static final Path FACTS = Path.of("src/docs/facts.md");

    @Inject
    FactTypeRegistry factTypes;

    /** {@code -DwriteSchema} writes the table anew, like the schema. */
    @Test
    void documentedFactTypesEqualThoseOfTheCode() throws IOException {
        List<String> expected = factTable(Files.readAllLines(FACTS));
        if (System.getProperty("writeSchema") != null) {
            Files.write(FACTS, expected);
        }
        assertThat(Files.readAllLines(FACTS))
                .as("run ./mvnw -Dquick test -Dtest=DocsTest -DwriteSchema, and look at the difference")
                .isEqualTo(expected);
    }

    /** Returns the page with the rows of all fact types; rows of new types come last. */
    private List<String> factTable(List<String> page) {
        Map<String, FactType<?>> left = new TreeMap<>();
        factTypes.all().forEach(type -> left.put(type.name(), type));
        List<String> lines = new ArrayList<>();
        int end = 0;
        for (String line : page) {
            String[] cells = line.split("\\|", -1);
            if (cells.length != 5 || !cells[1].startsWith(" `")) {
                lines.add(line);
                continue;
            }
            FactType<?> type = left.remove(words(cells[1]).getFirst());
            if (type != null) {
                lines.add(row(type));
                end = lines.size();
            }
        }
        lines.addAll(end, left.values().stream().map(DocsTest::row).toList());
        return lines;
    }

    private static String row(FactType<?> type) {
        return "| `%s` |%s|%s|".formatted(type.name(), cell(fields(type, false)), cell(fields(type, true)));
    }

    private static String cell(List<String> fields) {
        return fields.isEmpty() ? " " : " `" + String.join("`, `", fields) + "` ";
    }

    private static List<String> words(String cell) {
        return CODE.matcher(cell).results().map(result -> result.group(1)).toList();
    }

    private static List<String> fields(FactType<?> type, boolean optional) {
        return Arrays.stream(type.body().getRecordComponents())
                .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class) == optional)
                .map(RecordComponent::getName)
                .toList();
    }

    @Test
    void everyErrorCodeIsExplained() throws IOException {
        String errors = Files.readString(Path.of("src/docs/errors.md"));
        Stream.concat(
                        Arrays.stream(dev.troth.graphql.ErrorCode.values()),
                        Arrays.stream(dev.troth.platform.common.ProblemCode.values()))
                .forEach(code -> assertThat(errors).contains("| `" + code.name() + "` |"));
    }

    @Test
    void everyLinkOfTheDocsHasATarget() throws IOException {
        Pattern link = Pattern.compile("]\\(([^)#]+)\\)");
        try (Stream<Path> docs = Stream.concat(Stream.of(Path.of("README.md")), Files.walk(Path.of("src/docs")))) {
            for (Path doc : docs.filter(path -> path.toString().endsWith(".md")).toList()) {
                Path folder = doc.toAbsolutePath().getParent();
                List<String> broken = link.matcher(Files.readString(doc))
                        .results()
                        .map((MatchResult result) -> result.group(1))
                        .filter(target -> !target.startsWith("http"))
                        .filter(target -> !Files.exists(folder.resolve(target)))
                        .toList();
                assertThat(broken).as(doc.toString()).isEmpty();
            }
        }
    }

    @Test
    void everyTestNamedInTheDocsExists() throws IOException {
        Map<String, String> tests = testSources();
        List<String> missing = new ArrayList<>();
        try (Stream<Path> docs = Files.walk(Path.of("src/docs"))) {
            for (Path doc : docs.filter(path -> path.toString().endsWith(".md") && !path.endsWith("changelog.md"))
                    .toList()) {
                TEST.matcher(Files.readString(doc))
                        .results()
                        .filter(test -> !exists(tests.get(test.group(1)), test.group(2)))
                        .forEach(test -> missing.add(doc + " " + test.group()));
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean exists(@Nullable String source, @Nullable String method) {
        return source != null && (method == null || source.contains(" " + method + "("));
    }

    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return sources;
    }
}
