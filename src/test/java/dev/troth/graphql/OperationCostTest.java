package dev.troth.graphql;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.RoundTripCounter;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client learns about the cost of its operations, before, at and after the limit. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OperationCostTest {
    private static final String FOUR_LISTS = """
            id ref name commitments%1$s { nodes { id ref title status dueAt } } touchpoints { nodes { id ref channel occurredAt } }
            issues { nodes { id ref severity status } } stakeholders { nodes { id ref department level } }
            """;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Inject
    RoundTripCounter roundTrips;

    @BeforeEach
    void accountWithTwelvePromises() {
        workspace.fresh(database);
        StringBuilder lines = new StringBuilder("""
                {"type":"account","ref":"acme","at":"2026-01-01T00:00:00Z","name":"Acme"}
                """);
        for (int i = 10; i < 22; i++) {
            lines.append("""
                    {"type":"commitmentMade","ref":"p%1$d","account":"acme","at":"2026-02-%1$dT00:00:00Z","title":"T","dueAt":"2026-12-01T00:00:00Z"}
                    """.formatted(i));
        }
        assertThat(post(lines.toString()).getInt("accepted")).isEqualTo(13);
    }

    private static Response ask(String query, Map<String, Object> variables, String cost) {
        return given().contentType("application/json")
                .accept("application/graphql-response+json")
                .header("GraphQL-Cost", cost)
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql");
    }

    private static JsonPath price(String query) {
        Response answer = ask(query, Map.of(), "validate");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    @Test
    void portfolioWithFourListsBeneathIsServedWithoutPageSizes() {
        JsonPath answer = query("{ accounts(first: 27) { nodes { " + FOUR_LISTS.formatted("") + " } } }");
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        // accounts, nodes; 27 times 3 fields, 4 lists, 4 times nodes, and 10 records of 5 + 4 + 4 + 4 fields.
        assertThat(answer.getInt("extensions.cost.complexity")).isEqualTo(2 + 27 * (3 + 4 + 4 + 10 * 17));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ account(ref: \"acme\") { commitments { nodes { id } } } } | account.commitments.nodes | 12",
                "{ accounts { nodes { commitments { nodes { id } } } } } | accounts.nodes[0].commitments.nodes | 10",
                "{ accounts { edges { node { commitments { nodes { id } } } } } } | accounts.edges[0].node.commitments.nodes | 10",
                "{ commitments(first: 1) { nodes { account { commitments { nodes { id } } } } } } | commitments.nodes[0].account.commitments.nodes | 10",
                "{ commitments { nodes { id } } } | commitments.nodes | 12",
                "{ account(ref: \"acme\") { facts { id } } } | account.facts | 13",
                "{ accounts { nodes { facts { id } } } } | accounts.nodes[0].facts | 10",
                "query($n: Int) { accounts { nodes { facts(first: $n) { id } } } } | accounts.nodes[0].facts | 10",
                "{ accounts { nodes { facts(first: null) { id } } } } | accounts.nodes[0].facts | 10",
                "{ accounts { nodes { facts(first: 13) { id } } } } | accounts.nodes[0].facts | 13"
            })
    void pageBeneathAnotherListIsSmaller(String document, String path, int records) {
        JsonPath answer = query(document);
        assertThat(answer.getList("data." + path)).as(answer.prettify()).hasSize(records);
    }

    /** The number of fields in a full response is the complexity, whatever default applies. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ account(ref: \"a\") { commitments { nodes { id } } } } | 28",
                "{ account(ref: \"a\") { facts { id } } } | 27",
                "{ accounts { nodes { commitments { nodes { id } } } } } | 302",
                "{ accounts { nodes { facts { id } } } } | 277",
                "{ accounts { edges { node { facts { id } } } } } | 302",
                "{ accounts(first: 2) { nodes { actions(first: 3) { id } } } } | 10",
                "{ accounts(first: 2) { nodes { facts(first: null) { id } } } } | 24",
                "{ members(first: 2) { accounts { commitments { nodes { id } } } } } | 243",
                "{ nextBestActions(first: 7) { examined actions { title } } } | 10",
                "{ nodes(ids: [\"a\"]) { id } } | 101",
                "{ segments { id } } | 11"
            })
    void complexityIsTheNumberOfFieldsInAFullResponse(String document, int complexity) {
        assertThat(price(document).getInt("extensions.cost.complexity")).isEqualTo(complexity);
    }

    @Test
    void tooComplexQueryNamesItsCostliestListsAndAPageSizeThatFits() {
        String query = "{ accounts(first: 100) { nodes { " + FOUR_LISTS.formatted("(first: 40)") + " } } }";
        JsonPath answer = query(query);
        // 2 + 100 * (3 + 4 + 4 + 40 * 5 + 10 * 12)
        assertThat(answer.getString("errors[0].message"))
                .isEqualTo(
                        "Query complexity (fields in the response, by page size): the maximum is 25000, but the request has"
                                + " 33102. Costliest: accounts.nodes.commitments 20200, accounts.nodes.touchpoints 4200,"
                                + " accounts.nodes.issues 4200. Maybe use first: 23 for accounts.nodes.commitments?");
        answer.setRootPath("errors[0].extensions");
        assertThat(answer.getString("code")).isEqualTo("COMPLEXITY_LIMIT");
        assertThat(answer.getString("limit")).isEqualTo("complexity");
        assertThat(answer.getInt("allowed")).isEqualTo(25000);
        assertThat(answer.getInt("found")).isEqualTo(33102);
        assertThat(answer.getList("costliest.path"))
                .containsExactly("accounts.nodes.commitments", "accounts.nodes.touchpoints", "accounts.nodes.issues");
        assertThat(answer.getList("costliest.cost")).containsExactly(20200, 4200, 4200);
        assertThat(answer.getList("costliest.size")).containsExactly(40, 10, 10);
        assertThat(answer.<String, Object>getMap("suggestion"))
                .isEqualTo(Map.of("path", "accounts.nodes.commitments", "argument", "first", "value", 23));
        JsonPath smaller = query(query.replace("first: 40", "first: 23"));
        assertThat((Object) smaller.get("errors")).isNull();
        JsonPath larger = query(query.replace("first: 40", "first: 24"));
        assertThat((Object) larger.get("errors")).isNotNull();
    }

    @Test
    void suggestionIsForAnotherListIfTheCostliestCannotMakeItFit() {
        JsonPath answer = query("""
                { accounts(first: 100) { nodes { touchpoints(first: 50) { nodes { id ref channel } }
                    issues(first: 100) { nodes { id ref } } stakeholders(first: 100) { nodes { id ref } } } } }
                """);
        assertThat(answer.getString("errors[0].message")).endsWith("Maybe use first: 44 for accounts?");
    }

    @Test
    void responseTellsTheCostInAHeader() {
        Response served = ask("{ accounts(first: 10) { totalCount nodes { id name } } }", Map.of(), "report");
        assertThat(served.header("GraphQL-Cost")).isEqualTo("23;limit=25000");
        assertThat(served.jsonPath().getInt("data.accounts.totalCount")).isEqualTo(1);
        assertThat(served.jsonPath().<Object>get("extensions.cost.costliest")).isNull();
        Response refused = ask(
                "{ accounts(first: 100) { nodes { commitments(first: 100) { nodes { id ref title } } } } }",
                Map.of(),
                "report");
        assertThat(refused.header("GraphQL-Cost")).isEqualTo("30202;limit=25000");
        assertThat(ask("{ nonsense }", Map.of(), "report").header("GraphQL-Cost"))
                .isNull();
    }

    @Test
    void pricedDocumentIsNotRun() {
        Response answer = ask(
                "query($n: Int = 10) { accounts(first: $n) { nodes { id name issues { nodes { id } } } } }",
                Map.of("n", 20),
                "validate");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("GraphQL-Cost")).isEqualTo("282;limit=25000");
        JsonPath json = answer.jsonPath();
        assertThat(json.<String, Object>getMap("$")).containsOnlyKeys("data", "extensions");
        assertThat((Object) json.get("data")).isNull();
        assertThat(json.<String, Object>getMap("extensions.cost"))
                .isEqualTo(Map.of(
                        "complexity",
                        282,
                        "depth",
                        5,
                        "aliases",
                        0,
                        "rootFields",
                        1,
                        "costliest",
                        List.of(
                                Map.of("path", "accounts.nodes.issues", "cost", 240, "size", 10),
                                Map.of("path", "accounts", "cost", 42, "size", 20))));
    }

    @Test
    void pricedDocumentDoesNotTouchTheDatabase() {
        String document = "{ accounts { nodes { id commitments { totalCount nodes { title } } } } }";
        assertThat(roundTrips.of(() -> price(document))).isZero();
    }

    @Test
    void pricedMutationChangesNothing() {
        JsonPath price = price("mutation { createSegment(input: {name: \"N\", filter: {}}) { segment { id } } }");
        assertThat(price.getInt("extensions.cost.complexity")).isEqualTo(3);
        assertThat(query("{ segments { name } }").getList("data.segments")).isEmpty();
    }

    @Test
    void pricedSubscriptionIsAnsweredAtOnce() {
        assertThat(price("subscription { facts { id } }").getInt("extensions.cost.complexity"))
                .isEqualTo(2);
    }

    @Test
    void pricedDocumentIsNotCountedAsExecuted() {
        price("{ segments { id } }");
        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics)
                .containsPattern("troth_graphql_requests_seconds_count\\{operation=\"none\",outcome=\"priced\"}");
    }

    @Test
    void pricedDocumentThatIsTooComplexTellsItsCostAndTheError() {
        Response answer = ask(
                "{ accounts(first: 100) { nodes { commitments(first: 100) { nodes { id ref title } } } } }",
                Map.of(),
                "validate");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getInt("extensions.cost.complexity")).isEqualTo(30202);
        assertThat(answer.jsonPath().getString("errors[0].extensions.suggestion.path"))
                .isEqualTo("accounts.nodes.commitments");
    }

    @Test
    void pricedDocumentIsValidated() {
        assertThat(ask("{ nonsense }", Map.of(), "validate").statusCode()).isEqualTo(400);
    }

    /** A typing error must not run a mutation. */
    @Test
    void unknownWordInTheHeaderIsRefused() {
        Response answer = ask(
                "mutation { createSegment(input: {name: \"N\", filter: {}}) { segment { id } } }", Map.of(), "validat");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].message"))
                .isEqualTo(
                        "The header GraphQL-Cost is \"validat\", but must be report (runs the operation) or validate (only computes its cost).");
        assertThat(query("{ segments { name } }").getList("data.segments")).isEmpty();
    }
}
