package dev.troth.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documentation that the running server has for people and for language models, also without a key. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(ApiKeyTest.ByKeys.class)
class ServedDocsTest {
    private static final Pattern LINK = Pattern.compile("]\\((/docs/[^)]+)\\)");

    @Test
    void everyPageOfTheIndexIsServedAsInTheRepository() throws IOException {
        Response index = given().get("/llms.txt");
        assertThat(index.statusCode()).isEqualTo(200);
        List<String> pages = LINK.matcher(index.asString())
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(pages).hasSizeGreaterThan(25).doesNotHaveDuplicates();
        for (String page : pages) {
            Response served = given().get(page);
            assertThat(served.statusCode()).as(page).isEqualTo(200);
            assertThat(served.asString()).as(page).isEqualTo(Files.readString(Path.of("src" + page)));
        }
    }

    @Test
    void pageThatDoesNotExistIsNotFound() {
        assertThat(given().get("/docs/nothing.md").statusCode()).isEqualTo(404);
        assertThat(given().urlEncodingEnabled(false).get("/docs/../facts").statusCode())
                .isNotEqualTo(200);
    }
}
