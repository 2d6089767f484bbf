package dev.troth.graphql;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.Owner;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import graphql.introspection.IntrospectionQuery;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of clients and attackers to {@code /graphql}. The audits of graphql-http run in {@code ClientsIT}. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class GraphqlOverHttpTest {
    private static final String TYPENAME = "{\"query\":\"{ __typename }\"}";

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @TestHTTPResource("/graphql")
    URI graphql;

    @BeforeEach
    void emptyWorkspace() {
        workspace.fresh(database);
    }

    private static Response post(String body) {
        return given().contentType("application/json").body(body).post("/graphql");
    }

    private static Response strict(String body) {
        return given().contentType("application/json")
                .accept("application/graphql-response+json")
                .body(body)
                .post("/graphql");
    }

    private static void assertTold(Response answer, int status, String code, String words) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        JsonPath json = answer.jsonPath();
        assertThat(json.getString("errors[0].extensions.code")).isEqualTo(code);
        assertThat(json.getString("errors[0].message")).contains(words);
        assertThat(json.getString("errors[0].extensions.requestId"))
                .isEqualTo(json.getString("extensions.requestId"))
                .isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.asString())
                .doesNotContain("dev.troth")
                .doesNotContain("graphql.")
                .doesNotContain("java.")
                .doesNotContain("jackson")
                .doesNotContain("Exception");
    }

    @Test
    void everyResponseCarriesTheRequestIdInBodyAndHeader() {
        Response ours = post(TYPENAME);
        assertThat(ours.header("X-Request-Id"))
                .isNotBlank()
                .isEqualTo(ours.jsonPath().getString("extensions.requestId"));
        Response given = given().header("X-Request-Id", "from-my-proxy-17")
                .contentType("application/json")
                .body(TYPENAME)
                .post("/graphql");
        assertThat(given.header("X-Request-Id")).isEqualTo("from-my-proxy-17");
        Response harmful = given().header("X-Request-Id", "no spaces; here")
                .contentType("application/json")
                .body(TYPENAME)
                .post("/graphql");
        assertThat(harmful.header("X-Request-Id")).doesNotContain(" ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void contentTypeOtherThanJsonIsRejected(String type) {
        Response answer =
                given().contentType(type + "; charset=utf-8").body(TYPENAME).post("/graphql");
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json; charset=bogus | 406",
                "text/html | 406",
                "text/html, */*;q=0.1 | 200",
                "application/json;q=0 | 406",
                "application/graphql-response+json, application/json;q=0.9 | 200"
            })
    void responseTypeFollowsTheAcceptHeader(String accept, int status) {
        Response answer = given().contentType("application/json")
                .header("Accept", accept)
                .body(TYPENAME)
                .post("/graphql");
        assertThat(answer.statusCode()).isEqualTo(status);
        if (accept.startsWith("application/graphql-response+json")) {
            assertThat(answer.contentType()).startsWith("application/graphql-response+json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | The body is empty",
                "` {` | not valid JSON",
                "[] | must be a JSON object",
                "\"text\" | must be a JSON object",
                "{\"query\": 7} | query must be a string",
                "{\"qeury\": \"{ __typename }\"} | has no query",
                "{\"query\": \"{ __typename }\", \"variables\": []} | variables must be an object",
                "{\"query\": \"{ __typename }\", \"operationName\": {}} | operationName must be a string",
                "{\"query\": \"{ __typename }\", \"extensions\": 1} | extensions must be an object",
                "{\"query\": \"{ __typename }\", \"query\": \"{ __typename }\"} | not valid JSON",
                "{\"query\": \"{ __typename }\"} more | not valid JSON",
                "{\"query\": \"{ __typename }\", \"variables\": {\"a\": \"\\ud800\"}} | a lone surrogate"
            })
    void malformedRequestIsReported(String body, String words) {
        assertTold(post(body), 400, "BAD_USER_INPUT", words);
    }

    @Test
    void lineBreakInsideAStringIsInvalidJson() {
        assertTold(post("{\"query\": \"{ __typename\n }\"}"), 400, "BAD_USER_INPUT", "not valid JSON");
    }

    @Test
    void endlessNumbersAndObjectsAreRejectedAtOnce() {
        assertTold(
                post("{\"query\":\"{ __typename }\",\"variables\":{\"a\":" + "9".repeat(100_000) + "}}"),
                400,
                "BAD_USER_INPUT",
                "not valid JSON");
        assertTold(
                post("{\"query\":\"{ __typename }\",\"variables\":" + "{\"a\":".repeat(5000) + "1" + "}".repeat(5001)),
                400,
                "BAD_USER_INPUT",
                "not valid JSON");
        String many = "{\"query\":\"{ accounts(first: " + "9".repeat(5000) + ") { totalCount } }\"}";
        assertTold(post(many), 200, "BAD_USER_INPUT", "");
    }

    @Test
    void graphqlResponseTypeGetsAStatusByExecution() {
        assertThat(strict("{\"query\":\"{\"}").statusCode()).isEqualTo(400);
        assertThat(strict("{\"query\":\"{ nothing }\"}").statusCode()).isEqualTo(400);
        Response partly = strict("{\"query\":\"{ account { name } segments { id } }\"}");
        assertThat(partly.statusCode()).isEqualTo(200);
        assertThat(partly.jsonPath().getList("data.segments")).isEmpty();
        assertThat(post("{\"query\":\"{\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void namedOperationIsExecuted() {
        String two = "query A { a: __typename } query B { b: __typename }";
        assertThat(Api.send("/graphql", Map.of("query", two, "operationName", "B"))
                        .getString("data.b"))
                .isEqualTo("Query");
        assertTold(post("{\"query\":\"" + two + "\"}"), 200, "BAD_USER_INPUT", "operationName is missing");
        assertTold(post("{\"query\":\"" + two + "\",\"operationName\":\"C\"}"), 200, "BAD_USER_INPUT", "has A, B");
    }

    @Test
    void getIsRejectedUnlessEnabled() {
        Response answer = given().queryParam("query", "{ __typename }").get("/graphql");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST, OPTIONS");
        assertThat(given().delete("/graphql").statusCode()).isEqualTo(405);
        assertThat(given().options("/graphql").header("Allow")).isEqualTo("POST, OPTIONS");
        assertThat(given().get("/graphql/other").statusCode()).isEqualTo(404);
    }

    @Test
    void subscriptionOverHttpIsRejected() {
        assertTold(strict("{\"query\":\"subscription { facts { id } }\"}"), 405, "BAD_USER_INPUT", "over a websocket");
    }

    @Test
    void oversizedBodyIsRejected() {
        String body = "{\"query\":\"{ __typename }\",\"x\":\"" + "x".repeat(200_000) + "\"}";
        Response answer = post(body);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.jsonPath().getString("errors[0].extensions.limit")).isEqualTo("body");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "depth | DEPTH_LIMIT | 15",
                "aliases | COMPLEXITY_LIMIT | 100",
                "rootFields | COMPLEXITY_LIMIT | 20",
                "complexity | COMPLEXITY_LIMIT | 25000",
                "tokens | COMPLEXITY_LIMIT | 2000",
                "characters | COMPLEXITY_LIMIT | 65536"
            })
    void tooCostlyQueryIsRejectedWithItsLimit(String limit, String code, long allowed) {
        StringBuilder fields = new StringBuilder();
        switch (limit) {
            case "depth" ->
                fields.append("accounts{nodes{")
                        .append("parent{".repeat(14))
                        .append("id")
                        .append("}".repeat(16));
            case "aliases" -> {
                fields.append("segments { ");
                for (int i = 0; i < 101; i++) {
                    fields.append("a").append(i).append(":id ");
                }
                fields.append("}");
            }
            case "rootFields" -> fields.append("__typename ".repeat(21));
            case "complexity" ->
                fields.append("accounts(first:100){nodes{commitments(first:100){nodes{id ref title}}}}");
            case "tokens" -> fields.append("__typename ".repeat(2100));
            case "characters" -> fields.append("__typename").append(" ".repeat(70_000));
            default -> throw new IllegalArgumentException(limit);
        }
        JsonPath answer = Api.send("/graphql", Map.of("query", "{" + fields + "}"));
        assertThat(answer.getString("errors[0].extensions.code"))
                .as(answer.prettify())
                .isEqualTo(code);
        assertThat(answer.getString("errors[0].extensions.limit")).isEqualTo(limit);
        assertThat(answer.getLong("errors[0].extensions.allowed")).isEqualTo(allowed);
        assertThat(answer.getString("errors[0].message"))
                .contains(String.valueOf(allowed))
                .contains("Maybe");
        assertThat((Object) answer.get("data")).isNull();
    }

    @Test
    void multiplyingFragmentsAreRejectedQuickly() {
        StringBuilder bomb = new StringBuilder("{ accounts { ...f0 } }");
        for (int i = 0; i < 25; i++) {
            bomb.append(" fragment f%d on AccountConnection { ...f%d ...f%d }".formatted(i, i + 1, i + 1));
        }
        bomb.append(" fragment f25 on AccountConnection { __typename }");
        JsonPath answer = Api.send("/graphql", Map.of("query", bomb.toString()));
        assertThat(answer.getString("errors[0].extensions.limit")).isEqualTo("complexity");
    }

    @Test
    void responseReportsItsCost() {
        JsonPath answer = Api.query("{ accounts(first: 10) { totalCount nodes { id name } } }");
        // accounts, totalCount, nodes, and ten times two.
        assertThat(answer.getInt("extensions.cost.complexity")).isEqualTo(23);
        assertThat(answer.getInt("extensions.cost.depth")).isEqualTo(3);
    }

    @Test
    void introspectionOfGraphiqlIsWithinTheLimits() {
        String introspection = IntrospectionQuery.INTROSPECTION_QUERY;
        JsonPath answer = Api.send("/graphql", Map.of("query", introspection));
        assertThat((Object) answer.get("errors")).isNull();
        assertThat(answer.getList("data.__schema.types")).isNotEmpty();
    }

    @Test
    void databaseErrorsAreReportedAsInternalWithoutDetails() {
        Owner.does("alter table segment rename to segment_gone");
        try {
            JsonPath answer = Api.query("{ segments { id } }");
            assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("INTERNAL");
            assertThat(answer.getString("errors[0].message"))
                    .contains(answer.getString("extensions.requestId"))
                    .doesNotContain("segment");
            assertThat(answer.prettify()).doesNotContain("select").doesNotContain("Exception");
        } finally {
            Owner.does("alter table segment_gone rename to segment");
        }
    }

    @Test
    void unknownFieldIsReportedWithASuggestion() {
        JsonPath answer =
                Api.send("/graphql", Map.of("query", "{ accounts(where: {nam: {eq: \"x\"}}) { nodes { nmae } } }"));
        assertThat(answer.getList("errors.message"))
                .containsExactly(
                        "argument 'where' contains a field not in 'AccountFilter': 'nam'. Maybe \"name\"?",
                        "Field 'nmae' in type 'Account' is undefined. Maybe \"name\"?");
        assertThat(answer.getList("errors.extensions.code")).containsOnly("BAD_USER_INPUT");
    }

    @Test
    void compressedBodyIsRejected() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            byte[] much = new byte[1 << 20];
            Arrays.fill(much, (byte) ' ');
            for (int i = 0; i < 100; i++) {
                zip.write(much);
            }
        }
        assertThat(packed.size()).isLessThan(200_000);
        for (String way : List.of("/graphql", "/facts")) {
            Response answer = given().contentType(way.equals("/facts") ? "application/x-ndjson" : "application/json")
                    .header("Content-Encoding", "gzip")
                    .body(packed.toByteArray())
                    .post(way);
            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(answer.jsonPath().getString("errors[0].message"))
                    .isEqualTo(
                            "Content-Encoding is \"gzip\", but compressed bodies are not supported. Maybe send it uncompressed?");
        }
    }

    @Test
    void cyclicIntrospectionIsRejected() {
        JsonPath answer =
                Api.query("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }");
        assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("COMPLEXITY_LIMIT");
        assertThat(answer.getString("errors[0].extensions.limit")).isEqualTo("introspection");
        assertThat(answer.getString("errors[0].message")).contains("__Type.fields is present too often");
    }

    @Test
    void endlessNumberIsRejectedUnread() {
        String digits = "9".repeat(60_000);
        JsonPath answer = Api.query("{ accounts(first: " + digits + ") { nodes { ref } } }");
        assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("BAD_USER_INPUT");
        assertThat(answer.getString("errors[0].message")).startsWith("The document contains a number of 60000 digits");
        JsonPath text = Api.query(
                "query($text: String!) { accounts(where: { search: $text }) { totalCount } }", Map.of("text", digits));
        assertThat(text.getString("errors[0].extensions.code")).isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void lockTimeoutIsReportedAsRetryable() {
        QuarkusTransaction.requiringNew().run(() -> {
            database.update("lock table segment in access exclusive mode");
            ExecutorService other = Executors.newSingleThreadExecutor();
            try {
                JsonPath answer =
                        other.submit(() -> Api.query("{ segments { id } }")).get();
                assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("UNAVAILABLE");
                assertThat(answer.getString("errors[0].message")).endsWith("Maybe retry in a moment?");
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            } finally {
                other.shutdown();
            }
        });
    }

    @Test
    void valuesOfWrongTypeAreBadUserInput() {
        String query = "query($t: DateTime) { account(ref: \"a\", asOf: $t) { id } }";
        assertTold(
                post("{\"query\":\"" + query.replace("\"", "\\\"") + "\",\"variables\":{\"t\":\"yesterday\"}}"),
                200,
                "BAD_USER_INPUT",
                "yesterday");
        assertTold(post("{\"query\":\"{ accounts(first: true) { totalCount } }\"}"), 200, "BAD_USER_INPUT", "first");
    }

    @Test
    void longResponsesAreCompressedForClientsThatAcceptIt() {
        String query = "{ __schema { types { name description } } }";
        String encoding = given().config(io.restassured.config.RestAssuredConfig.config()
                        .decoderConfig(io.restassured.config.DecoderConfig.decoderConfig()
                                .noContentDecoders()))
                .header("Accept-Encoding", "gzip")
                .contentType("application/json")
                .body(Map.of("query", query))
                .post("/graphql")
                .header("Content-Encoding");
        assertThat(encoding).isEqualTo("gzip");
    }

    @Test
    void persistedDocumentsAreFoundByTheirHash() {
        String query = "{ hello: __typename }";
        String hash = TrustedDocuments.sha256(query);
        Map<String, Object> byHash =
                Map.of("extensions", Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)));
        JsonPath unknown = Api.send("/graphql", byHash);
        assertThat(unknown.getString("errors[0].message")).isEqualTo("PersistedQueryNotFound");
        assertThat(unknown.getString("errors[0].extensions.code")).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
        JsonPath taught = Api.send("/graphql", Map.of("query", query, "extensions", byHash.get("extensions")));
        assertThat(taught.getString("data.hello")).isEqualTo("Query");
        assertThat(Api.send("/graphql", byHash).getString("data.hello")).isEqualTo("Query");
        JsonPath forged =
                Api.send("/graphql", Map.of("query", "{ __typename }", "extensions", byHash.get("extensions")));
        assertThat(forged.getString("errors[0].message")).contains("is not the SHA-256");
    }

    @Test
    void registeredDocumentsAreFoundById() {
        JsonPath registered = Api.query(
                "mutation($d: [String!]!) { registerDocuments(input: {documents: $d}) { ids userErrors { code } } }",
                Map.of("d", List.of("{ there: __typename }")));
        String id = registered.getString("data.registerDocuments.ids[0]");
        assertThat(id).startsWith("sha256:");
        assertThat(Api.send("/graphql", Map.of("documentId", id)).getString("data.there"))
                .isEqualTo("Query");
    }

    @Test
    void bodyThatDoesNotArriveTimesOut() throws IOException {
        try (Socket socket = new Socket(graphql.getHost(), graphql.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 100\r\n\r\n{\"query\":")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("did not arrive within");
        }
    }
}
