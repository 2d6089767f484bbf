package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.graphql.SchemaDocument;
import dev.troth.testing.TestDatabase;
import graphql.language.Document;
import graphql.parser.Parser;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The committed schema is the served one, and never breaks what was released without saying so. {@code -DwriteSchema}
 * writes the committed one anew; a release copies it to {@code src/test/resources/schema.released.graphql}. Before the
 * first release that file is the schema after the last renaming that the changelog lists.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SchemaDocumentTest {
    private static final Path COMMITTED = Path.of("src/main/resources/schema.graphql");
    private static final Path RELEASED = Path.of("src/test/resources/schema.released.graphql");
    private static final Path CHANGELOG = Path.of("src/docs/changelog.md");

    @Inject
    SchemaDocument schema;

    @Test
    void committedSchemaEqualsTheServedOne() throws IOException {
        if (System.getProperty("writeSchema") != null) {
            Files.writeString(COMMITTED, schema.text());
        }
        assertThat(Files.readString(COMMITTED))
                .as("run ./mvnw -Dquick test -Dtest=SchemaDocumentTest -DwriteSchema, and look at the difference")
                .isEqualTo(schema.text());
    }

    @Test
    void breakingChangesAreInTheChangelog() throws IOException {
        String changelog = Files.readString(CHANGELOG);
        assertThat(breakages(Files.readString(RELEASED), schema.text()))
                .allSatisfy(coordinate -> assertThat(changelog)
                        .as("a breaking change that src/docs/changelog.md does not announce")
                        .contains("`" + coordinate + "`"));
    }

    @Test
    void breakingChangesAreDetected() {
        String before = "type Query { account(ref: String): Account } type Account { name: String! tier: String }";
        assertThat(breakages(before, before)).isEmpty();
        assertThat(breakages(before, before.replace("tier: String", "tier: String level: Int")))
                .isEmpty();
        assertThat(breakages(before, before.replace(" tier: String", ""))).containsExactly("Account.tier");
        assertThat(breakages(before, before.replace("ref: String", "ref: String!")))
                .containsExactly("Query.account");
    }

    /** Documents that only a benchmark and the build profile {@code aot} send. */
    @ParameterizedTest
    @ValueSource(strings = {"src/bench/queries", "src/main/launch/training"})
    void documentsOutsideOfTheTestsAreValid(String folder) throws IOException {
        // The schema is ours: the limits are for what strangers send.
        ParserOptions.setDefaultParserOptions(ParserOptions.getDefaultSdlParserOptions());
        GraphQLSchema served = UnExecutableSchemaGenerator.makeUnExecutableSchema(
                new SchemaParser().parse(Files.readString(COMMITTED)));
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            List<Path> documents = files.filter(Files::isRegularFile).toList();
            assertThat(documents).isNotEmpty();
            for (Path file : documents) {
                Document document = Parser.parse(Files.readString(file));
                assertThat(new Validator().validateDocument(served, document, Locale.ENGLISH))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    private static List<String> breakages(String before, String after) {
        // The schema is ours: the limits are for what strangers send.
        ParserOptions.setDefaultParserOptions(ParserOptions.getDefaultSdlParserOptions());
        CapturingReporter reporter = new CapturingReporter();
        new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromSdl(before, after), reporter);
        return reporter.getBreakages().stream()
                .map(SchemaDocumentTest::coordinate)
                .distinct()
                .toList();
    }

    private static String coordinate(DiffEvent event) {
        return event.getFieldName() == null ? event.getTypeName() : event.getTypeName() + "." + event.getFieldName();
    }
}
