package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The worked examples of the pages about the model: each table row that names a field of the API says what it answers for
 * the story beside the pages. The query is the last one before the row. A row is <code>| words | `path.in.the.answer` | number |</code>.
 * {@code -DwriteExamples} writes the numbers anew, with as many digits as they have.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WorkedExamplesTest {
    private static final Path PAGES = Path.of("src/docs/scoring");
    private static final String QUERY = "```graphql";
    private static final Pattern ROW = Pattern.compile("(\\| [^|]+ \\| `([^`]+)` \\| )(-?[0-9.]+) \\|");
    private static UUID story;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void theStoryOfThePages() throws IOException {
        if (story == null) {
            story = workspace.fresh(database);
            JsonPath taken = Api.post(Files.readString(PAGES.resolve("story.jsonl")));
            assertThat(taken.getInt("refused")).as(taken.prettify()).isZero();
        }
        workspace.enter(story);
    }

    @ParameterizedTest
    @ValueSource(strings = {"credibility", "connection", "trust", "churn", "believe"})
    void everyNumberOfTheWorkedExampleIsReturnedByTheApi(String page) throws IOException {
        Path file = PAGES.resolve(page + ".md");
        String text = Files.readString(file);
        assertThat(ROW.matcher(text).results()).as("rows of worked examples").hasSizeGreaterThan(5);
        StringBuilder answered = new StringBuilder();
        for (String section : text.split("(?=" + QUERY + ")")) {
            answered.append(section.startsWith(QUERY) ? answered(section) : section);
        }
        if (System.getProperty("writeExamples") != null) {
            Files.writeString(file, answered);
        }
        assertThat(text).isEqualTo(answered.toString());
    }

    /** Returns a query with the rows after it, whose numbers are those of the answer. */
    private static String answered(String section) {
        JsonPath answer = Api.query(section.substring(QUERY.length(), section.indexOf("```", QUERY.length())));
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        answer.setRootPath(answer.get("data.account") == null ? "data" : "data.account");
        return ROW.matcher(section)
                .replaceAll(row -> Matcher.quoteReplacement(row.group(1)
                        + String.format(Locale.ROOT, "%." + digits(row.group(3)) + "f", value(answer, row.group(2)))
                        + " |"));
    }

    private static int digits(String number) {
        return number.contains(".") ? number.length() - number.indexOf('.') - 1 : 0;
    }

    /** {@code drivers[RHYTHM].contribution} is that of the driver with this code. */
    private static double value(JsonPath answer, String path) {
        Object found = answer.get(path.replaceAll("\\[([A-Z_]+)]", ".find{it.code=='$1'}")
                .replaceAll("\\[([a-z][A-Za-z]+)]", ".find{it.name=='$1'}.value")
                .replaceAll("\\[([0-9]+)d]", ".find{it.days==$1}"));
        assertThat(found).as(path).isInstanceOf(Number.class);
        return ((Number) found).doubleValue();
    }
}
