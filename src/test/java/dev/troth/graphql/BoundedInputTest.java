package dev.troth.graphql;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits of the work of one request. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BoundedInputTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void fresh() {
        workspace.fresh(database);
    }

    private static JsonPath ask(String query, Map<String, Object> variables) {
        return given().contentType("application/json")
                .accept("application/graphql-response+json")
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .jsonPath();
    }

    @Test
    void defaultsOfVariablesCountAsTheirValues() {
        String pages =
                "query($n: Int%s) { accounts(first: $n) { nodes { touchpoints(first: $n) { nodes { id ref at: occurredAt } } commitments(first: $n) { nodes { id ref title } } } } }";
        JsonPath stated = ask(pages.formatted(""), Map.of("n", 100));
        assertThat(stated.getString("errors[0].extensions.code")).isEqualTo("COMPLEXITY_LIMIT");
        JsonPath byDefault = ask(pages.formatted(" = 100"), Map.of());
        assertThat(byDefault.getString("errors[0].extensions.code"))
                .as(byDefault.prettify())
                .isEqualTo("COMPLEXITY_LIMIT");
        JsonPath small = ask(pages.formatted(" = 100"), Map.of("n", 5));
        assertThat(small.getInt("extensions.cost.complexity")).isLessThan(300);
    }

    private static String refusal(Map<String, Object> where) {
        return ask("query($w: CommitmentFilter) { commitments(where: $w) { totalCount } }", Map.of("w", where))
                .getString("errors[0].message");
    }

    @Test
    void textsAndListsOfFiltersHaveALength() {
        assertThat(refusal(Map.of("search", "x".repeat(200)))).isNull();
        assertThat(refusal(Map.of("search", "x".repeat(201))))
                .isEqualTo(
                        "search may have at most 200 characters in a filter, but has 201. Maybe look for a part of the text?");
        assertThat(refusal(Map.of("title", Map.of("contains", "a".repeat(500)))))
                .isNull();
        assertThat(refusal(Map.of("title", Map.of("contains", "a%_".repeat(167)))))
                .contains("title.contains may have at most 500 characters in a filter, but has 501.");
        assertThat(refusal(Map.of("title", Map.of("in", List.of("ok", "b".repeat(501))))))
                .contains("title.in may have at most 500 characters in a filter, but has 501.");
        assertThat(refusal(Map.of("ref", Map.of("in", Collections.nCopies(1001, "x")))))
                .contains("ref.in may have at most 1000 entries, but has 1001.");
    }

    /** Filters of exports have not passed through the schema. */
    @Test
    void filterOfAnotherListIsRefusedWithWords() {
        for (Map.Entry<String, String> filter : Map.of(
                        "accounts", "{\"account\":{}}", "commitments", "{\"segment\":\"seg_x\"}")
                .entrySet()) {
            Response answer = given().queryParam("where", filter.getValue()).get("/export/" + filter.getKey());
            assertThat(answer.statusCode()).as(filter + answer.asString()).isEqualTo(400);
            assertThat(answer.asString()).contains(" cannot be filtered by ");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        }
    }

    @Test
    void searchForTwoHundredEmojiIsFast() {
        long began = System.nanoTime();
        assertThat(refusal(Map.of("search", "😀".repeat(100)))).isNull();
        assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
    }

    /** A list without pages counts as ten, but can be longer. */
    @Test
    void responseIsBoundedWhileItIsMade() {
        StringBuilder facts = new StringBuilder(
                "{\"type\":\"member\",\"ref\":\"m\",\"at\":\"2025-01-01T00:00:00Z\",\"name\":\"M\",\"timeZone\":\"UTC\"}");
        for (int i = 0; i < 250; i++) {
            facts.append(
                    "\n{\"type\":\"account\",\"ref\":\"c%d\",\"at\":\"2025-01-01T00:00:00Z\",\"name\":\"C\",\"owner\":\"m\"}"
                            .formatted(i));
        }
        assertThat(given().contentType("application/x-ndjson")
                        .body(facts.toString().getBytes(StandardCharsets.UTF_8))
                        .post("/facts")
                        .jsonPath()
                        .getInt("accepted"))
                .isEqualTo(251);
        String nested = "accounts { owner { accounts { owner { accounts { ref } } } } }";
        for (String operation : List.of(
                "{ member(ref: \"m\") { " + nested + " } }",
                "mutation { updateMember(input: { member: \"m\", name: \"N\" }) { member { " + nested + " } } }")) {
            JsonPath answer = ask(operation, Map.of());
            assertThat(answer.getString("errors[0].message"))
                    .as(operation)
                    .startsWith("The response exceeds its maximum size.");
            assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("COMPLEXITY_LIMIT");
            assertThat(answer.getString("errors[0].extensions.limit")).isEqualTo("response");
        }
        assertThat(ask("{ member(ref: \"m\") { accounts { owner { accounts { ref } } } } }", Map.of())
                        .getList("data.member.accounts"))
                .hasSize(250);
    }
}
