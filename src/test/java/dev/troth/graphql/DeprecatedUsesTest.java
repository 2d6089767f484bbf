package dev.troth.graphql;

import static dev.troth.testing.Api.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.EventStreamClient;
import dev.troth.testing.SocketClient;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who uses deprecated parts of the schema, over each transport. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DeprecatedUsesTest {
    private static final String REASON =
            "Use `Account.industry`. Deprecated on 2026-11-01, removed not before 2027-05-01.";

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Inject
    DeprecatedElements elements;

    @Inject
    DeprecatedUses uses;

    @TestHTTPResource("/graphql")
    URI graphql;

    @BeforeEach
    void deprecatedParts() {
        workspace.fresh(database);
        assertThat(query("mutation { openAccount(input: {ref: \"a\", name: \"A\"}) { userErrors { message } } }")
                        .getList("data.openAccount.userErrors"))
                .isEmpty();
        deprecate(Map.of(
                "Account.tier", REASON,
                "Query.account(id:)", REASON,
                "AccountFilter.tier", REASON,
                "AccountKind.BOTH", REASON));
    }

    @AfterEach
    void noPartStaysDeprecated() {
        deprecate(Map.of());
    }

    private void deprecate(Map<String, String> reasons) {
        ((TestDeprecations) elements).set(reasons);
    }

    private static Response send(@Nullable String name, @Nullable String version, String document, Object variables) {
        Map<String, Object> headers = new HashMap<>();
        if (name != null) {
            headers.put("GraphQL-Client-Name", name);
        }
        if (version != null) {
            headers.put("GraphQL-Client-Version", version);
        }
        return given().contentType("application/json")
                .accept("application/graphql-response+json")
                .headers(headers)
                .body(Map.of("query", document, "variables", variables))
                .post("/graphql");
    }

    private static JsonPath uses() {
        JsonPath answer = query(
                "{ deprecatedUses { element reason uses lastUsedAt clients { name version uses firstUsedAt lastUsedAt } } }");
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data.deprecatedUses");
    }

    @Test
    void clientsAreCountedByNameAndVersion() {
        String document = "{ accounts(where: {tier: {eq: \"A\"}}) { nodes { tier } } account(ref: \"a\") { name } }";
        send("portal", "1.2.0", document, Map.of());
        send("portal", "1.2.0", document, Map.of());
        send("portal", "1.3.0", "{ account(ref: \"a\") { tier } }", Map.of());
        send(null, null, "{ account(ref: \"a\") { ...F } } fragment F on Account { tier }", Map.of());
        send("portal", "1.3.0", "{ account(ref: \"a\") { name } }", Map.of());
        JsonPath found = uses();
        assertThat(found.getList("element")).containsExactly("Account.tier", "AccountFilter.tier");
        assertThat(found.getList("uses")).containsExactly(4, 2);
        assertThat(found.getString("[0].reason")).isEqualTo(REASON);
        assertThat(found.getString("[0].lastUsedAt")).isEqualTo("2026-11-22T09:00:00Z");
        assertThat(found.<Map<String, Object>>getList("[0].clients"))
                .extracting(client -> client.get("name") + " " + client.get("version") + " " + client.get("uses"))
                .containsExactlyInAnyOrder("portal 1.2.0 2", "portal 1.3.0 1", "null null 1");
    }

    @Test
    void argumentsAndValuesOfVariablesAreCounted() {
        send("cli", null, "query($id: ID) { account(id: $id) { name } }", Map.of("id", "acc_0"));
        send(
                "cli",
                null,
                "mutation($input: OpenAccountInput!) { openAccount(input: $input) { userErrors { message } } }",
                Map.of("input", Map.of("ref", "b", "name", "B", "kind", "BOTH")));
        JsonPath found = uses();
        assertThat(found.getList("element")).containsExactly("AccountKind.BOTH", "Query.account(id:)");
        assertThat(found.getList("clients.name")).containsExactly(List.of("cli"), List.of("cli"));
        assertThat(found.getString("[0].clients[0].version")).isNull();
    }

    @Test
    void requestThatDoesNotRunIsNotCounted() {
        given().contentType("application/json")
                .header("GraphQL-Cost", "validate")
                .body(Map.of("query", "{ account(ref: \"a\") { tier } }"))
                .post("/graphql");
        send("x", null, "{ account(ref: \"a\") { tier nonsense } }", Map.of());
        assertThat(uses().getList("")).isEmpty();
    }

    @Test
    void socketsAreCountedByTheirFirstMessage() throws Exception {
        SocketClient socket =
                new SocketClient(graphql, "{\"GraphQL-Client-Name\":\"board\",\"GraphQL-Client-Version\":\"7\"}");
        assertThat(socket.next()).contains("connection_ack");
        socket.operation("1", "{ accounts { nodes { tier } } }");
        assertThat(socket.next()).contains("\"next\"");
        assertThat(uses().getString("[0].clients[0].name")).isEqualTo("board");
        assertThat(uses().getString("[0].clients[0].version")).isEqualTo("7");
        SocketClient wrong = new SocketClient(graphql, "{\"GraphQL-Client-Name\":\"<script>\"}");
        assertThat(wrong.closed().get(10, TimeUnit.SECONDS)).isEqualTo(4400);
    }

    @Test
    void streamsOfEventsAreCounted() throws Exception {
        deprecate(Map.of("Fact.type", REASON));
        try (EventStreamClient stream = EventStreamClient.open(
                graphql,
                "subscription { facts { type } }",
                Map.of(),
                Map.of("GraphQL-Client-Name", "feed", "GraphQL-Client-Version", "2"))) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(uses().getString("[0].clients[0].name")).isEqualTo("feed");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<b> | 1 | The header GraphQL-Client-Name must have at most 64 letters, digits, spaces and . _ @ / : + -, and begin with a letter, a digit or @, but is \"<b>\".",
                "web | 1 2 | The header GraphQL-Client-Version must have at most 32 letters, digits and . _ + -, and begin with a letter or a digit, but is \"1 2\".",
                "(others) | 1 | The header GraphQL-Client-Name must have at most 64 letters, digits, spaces and . _ @ / : + -, and begin with a letter, a digit or @, but is \"(others)\".",
                " | 1 | The header GraphQL-Client-Name is missing beside GraphQL-Client-Version. Maybe add it?",
            })
    void headerThatIsNotValidIsRefused(@Nullable String name, String version, String message) {
        Response refused = send(name, version, "{ __typename }", Map.of());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].message")).isEqualTo(message);
        assertThat(refused.jsonPath().getString("errors[0].extensions.code")).isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void nameOfSixtyFourCharactersIsTheLongest() {
        assertThat(send("n".repeat(64), "1".repeat(32), "{ __typename }", Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("@scope/app", "1", "{ __typename }", Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(send("n".repeat(65), "1", "{ __typename }", Map.of()).statusCode())
                .isEqualTo(400);
        assertThat(send("n", "1".repeat(33), "{ __typename }", Map.of()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void clientsBeyondTheMaximumAreCountedTogether() {
        int all = DeprecatedUses.MOST + 150;
        for (int i = 0; i < all; i++) {
            uses.add(Set.of("Account.tier"), new ClientIdentity("client" + i, ""));
            if (i % 50 == 0) {
                uses.all();
            }
        }
        List<DeprecatedUses.Counted> counted = uses.all();
        assertThat(counted).hasSizeBetween(DeprecatedUses.MOST, DeprecatedUses.MOST + 1);
        assertThat(counted.stream().mapToLong(DeprecatedUses.Counted::uses).sum())
                .isEqualTo(all);
        assertThat(counted.stream().filter(one -> one.use().client().name().equals(DeprecatedUses.OTHERS)))
                .singleElement()
                .satisfies(others -> assertThat(others.uses()).isGreaterThanOrEqualTo(150));
    }

    @Test
    void workspacesSeeTheirOwnUsesOnly() {
        send("portal", "1", "{ account(ref: \"a\") { tier } }", Map.of());
        assertThat(uses().getList("element")).containsExactly("Account.tier");
        workspace.fresh(database);
        assertThat(uses().getList("element")).isEmpty();
    }

    @Test
    void metricHasTheElementAndNoNameOfAClient() {
        send("portal-of-the-metric", "1", "{ account(ref: \"a\") { tier } }", Map.of());
        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics)
                .contains("troth_graphql_deprecated_total{element=\"Account.tier\"}")
                .doesNotContain("portal-of-the-metric");
    }
}
