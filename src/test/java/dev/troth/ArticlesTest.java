package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.testing.TestDatabase;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every idea of the articles has a place in the schema and a test that shows it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ArticlesTest {
    private static final Pattern ROW =
            Pattern.compile("\\| (\\d+) \\| [^|]+ \\| `([\\w.]+)` \\| `(\\w+\\.\\w+)` \\| `(\\w+\\.\\w+)` \\|");

    /** Names of tests in the table of faults. */
    private static final Pattern TEST = Pattern.compile("`(\\w+Test\\.\\w+)`");

    private static final Path TESTS = Path.of("src/test/java");

    @Inject
    GraphQLSchema schema;

    /**
     * A row.
     *
     * @param meaning test of the meaning
     * @param plain test of the plain case
     */
    private record Idea(int number, String path, String meaning, String plain) {}

    private static List<Idea> ideas() throws IOException {
        return ROW.matcher(Files.readString(Path.of("src/docs/articles.md")))
                .results()
                .map(row -> new Idea(Integer.parseInt(row.group(1)), row.group(2), row.group(3), row.group(4)))
                .toList();
    }

    @Test
    void all148RowsAreListed() throws IOException {
        assertThat(ideas())
                .extracting(Idea::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 148).boxed().toList());
    }

    @Test
    void everyPathExistsInTheSchema() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Idea idea : ideas()) {
            if (!exists(idea.path)) {
                missing.add(idea.number + " " + idea.path);
            }
        }
        assertThat(missing).isEmpty();
    }

    private boolean exists(String path) {
        String[] steps = path.split("\\.");
        GraphQLType type = schema.getType(steps[0]);
        for (int i = 1; i < steps.length; i++) {
            type = field(type, steps[i]);
            if (type == null) {
                return false;
            }
        }
        return steps.length > 1;
    }

    private static @Nullable GraphQLType field(@Nullable GraphQLType type, String name) {
        return switch (type) {
            case GraphQLFieldsContainer fields
            when fields.getFieldDefinition(name) != null ->
                GraphQLTypeUtil.unwrapAll(fields.getFieldDefinition(name).getType());
            case GraphQLInputFieldsContainer fields
            when fields.getFieldDefinition(name) != null ->
                GraphQLTypeUtil.unwrapAll(fields.getFieldDefinition(name).getType());
            case null, default -> null;
        };
    }

    @Test
    void everyNamedTestExists() throws IOException {
        assertThat(missing(ideas().stream().flatMap(idea -> Stream.of(idea.meaning, idea.plain))))
                .isEmpty();
    }

    @Test
    void everyFaultFoundByUseHasATest() throws IOException {
        List<String> rows = Files.readString(Path.of("src/docs/faults.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| entry"))
                .toList();
        assertThat(rows)
                .hasSizeGreaterThan(60)
                .allMatch(row -> TEST.matcher(row).find());
        assertThat(missing(
                        rows.stream().flatMap(row -> TEST.matcher(row).results().map(test -> test.group(1)))))
                .isEmpty();
    }

    /** Returns the names of tests that do not exist. */
    private static List<String> missing(Stream<String> tests) throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return tests.distinct()
                .filter(test -> {
                    String[] name = test.split("\\.");
                    return !isTest(sources.getOrDefault(name[0], ""), name[1]);
                })
                .toList();
    }

    /** A method whose annotations, which follow an empty line, make it a test. */
    private static boolean isTest(String source, String method) {
        int found = source.indexOf("void " + method + "(");
        return found >= 0
                && Pattern.compile("@(Test|ParameterizedTest)\\b")
                        .matcher(source.substring(source.lastIndexOf("\n\n", found), found))
                        .find();
    }
}
