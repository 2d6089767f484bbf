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
import java.util.List;
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
            Pattern.compile("\\| (\\d+) \\| [^|]+ \\| `([\\w.]+)` \\| `(\\w+)\\.(\\w+)` \\|");
    private static final Path TESTS = Path.of("src/test/java");

    @Inject
    GraphQLSchema schema;

    private record Idea(int number, String path, String testClass, String testMethod) {}

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
        List<String> missing = new ArrayList<>();
        for (Idea idea : ideas()) {
            try (Stream<Path> files = Files.walk(TESTS)) {
                Path file = files.filter(path -> path.endsWith(idea.testClass + ".java"))
                        .findFirst()
                        .orElse(null);
                if (file == null || !isTest(Files.readString(file), idea.testMethod)) {
                    missing.add(idea.number + " " + idea.testClass + "." + idea.testMethod);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean isTest(String source, String method) {
        return Pattern.compile("@(Test|ParameterizedTest)\\b[^{}]*(\\{[^{}]*\\}[^{}]*)*?void " + method + "\\(")
                .matcher(source)
                .find();
    }
}
