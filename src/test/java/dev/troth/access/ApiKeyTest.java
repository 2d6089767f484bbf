package dev.troth.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troth.platform.database.Database;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.security.AuditedRequest;
import dev.troth.platform.security.Caller;
import dev.troth.platform.tenancy.WorkspaceScope;
import dev.troth.platform.tenancy.Workspaces;
import dev.troth.testing.EventStreamClient;
import dev.troth.testing.RoundTripCounter;
import dev.troth.testing.SocketClient;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.WebhookReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access by API key, over HTTP: a request without a key is rejected, and a key gives access to one workspace only. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(ApiKeyTest.ByKeys.class)
class ApiKeyTest {
    private static final String FIRST = "first-key-0123456789abcdef0123456789abcdef";

    /** The key of the caller decides on the workspace. */
    public static class ByKeys implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "troth.access.mode", "keys",
                    "troth.access.bootstrap-key", FIRST,
                    "troth.access.bootstrap-workspace", "Acme Inc",
                    "troth.access.key-rate.per-second", "2",
                    "troth.jobs.quota", "8M",
                    "troth.webhooks.allow-private", "true");
        }
    }

    @Inject
    ApiKeyStore keys;

    @Inject
    AuditLog auditLog;

    @Inject
    RoundTripCounter roundTrips;

    @Inject
    Workspaces workspaces;

    @Inject
    Database database;

    @TestHTTPResource("/graphql")
    URI graphql;

    private String ofA;
    private String ofB;
    private UUID b;

    @BeforeEach
    void twoWorkspacesWithAnAccountEach() {
        UUID a = workspace();
        b = workspace();
        ofA = key(a, EnumSet.allOf(AccessScope.class));
        ofB = key(b, EnumSet.allOf(AccessScope.class));
        assertThat(post(ofA, line("acme")).getInt("accepted")).isEqualTo(2);
        assertThat(post(ofB, line("beta")).getInt("accepted")).isEqualTo(2);
    }

    private UUID workspace() {
        UUID id = UUID.randomUUID();
        database.update("insert into workspace (id, name) values (?, 'test')", id);
        return id;
    }

    private String key(UUID workspace, Set<AccessScope> scopes) {
        return WorkspaceScope.within(workspace, () -> keys.create("test", scopes, null))
                .secret();
    }

    private static String line(String ref) {
        return """
                {"type":"account","ref":"%1$s","at":"2025-01-01T00:00:00Z","name":"%1$s"}
                {"type":"stakeholder","ref":"%1$s-p","account":"%1$s","at":"2025-01-01T00:00:00Z","person":{"ref":"%1$s-p","name":"P","email":"p@%1$s.example"},"department":"IT"}""".formatted(ref);
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    private static JsonPath post(String key, String lines) {
        return as(key).contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/facts")
                .jsonPath();
    }

    private static Response ask(String key, String query) {
        return as(key).contentType("application/json")
                .accept("application/graphql-response+json")
                .body(Map.of("query", query))
                .post("/graphql");
    }

    @Test
    void firstKeyBelongsToTheConfiguredWorkspace() {
        UUID acme = workspaces.named("Acme Inc");
        assertThat(workspaces.named("Acme Inc")).isEqualTo(acme).isNotEqualTo(Workspaces.FIRST);
        assertThat(WorkspaceScope.within(acme, () -> keys.newest(10)))
                .singleElement()
                .satisfies(key -> assertThat(key.name()).isEqualTo("first key"));
        post(FIRST, line("of-acme"));
        assertThat(WorkspaceScope.within(
                        acme,
                        () -> database.query(
                                "select 1 from account_stream where workspace_id = ? and ref = 'of-acme'",
                                row -> 1,
                                acme)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer nobody",
                "Basic dXNlcjpwYXNz",
                "bearer troth_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer ' or 1=1 --"
            })
    void requestWithoutKeyIsRejectedEverywhere(String authorization) {
        for (String way :
                List.of("/graphql", "/facts", "/jobs", "/export/accounts", "/audit", "/people/x", "/q/metrics")) {
            RequestSpecification request =
                    given().contentType("application/json").body("{\"query\":\"{ accounts { totalCount } }\"}");
            Response answer =
                    (authorization.isEmpty() ? request : request.header("Authorization", authorization)).post(way);
            assertThat(answer.statusCode()).as(way).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(answer.jsonPath().getString("errors[0].extensions.code")).isEqualTo("UNAUTHENTICATED");
            assertThat(answer.asString()).doesNotContain("acme", "dev.troth");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/facts;a=b",
                "//facts",
                "/%66acts",
                "/./facts",
                "/x/../facts",
                "/;x/facts",
                "/facts/",
                "/facts%3Bx",
                "/export;x/accounts",
                "/export/accounts;x",
                "/people;a/beta-p",
                "/audit;x",
                "/q/metrics;x",
                "/q//metrics",
                "/q/./metrics",
                "/graphql;x"
            })
    void unusualPathsAreCheckedLikeUsualOnes(String path) throws Exception {
        URI uri = URI.create(graphql.toString().replace("/graphql", "") + path);
        String reader = key(b, EnumSet.of(AccessScope.READ));
        HttpClient client = HttpClient.newHttpClient();
        for (String method : List.of("GET", "HEAD", "POST")) {
            for (HttpRequest.Builder request : List.of(
                    HttpRequest.newBuilder(uri),
                    HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + reader))) {
                HttpResponse<String> answer = client.send(
                        request.method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode())
                        .as(method + " " + path + answer.body())
                        .isGreaterThanOrEqualTo(400);
                assertThat(answer.body()).doesNotContain("beta", "jvm_memory");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/facts", "/export/accounts", "/people/beta-p", "/audit", "/q/metrics", "/jobs/x"})
    void webSocketUpgradeWithoutKeyIsRejected(String path) {
        Response answer = given().header("Upgrade", "websocket")
                .header("Connection", "Upgrade")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .header("Sec-WebSocket-Version", "13")
                .get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.asString()).doesNotContain("beta", "acme");
    }

    @Test
    void keySeesItsOwnWorkspaceAndIdsOfAnotherAreUnknown() {
        String account = ask(ofA, "{ account(ref: \"acme\") { id stakeholders { nodes { id person { id } } } } }")
                .jsonPath()
                .getString("data.account.id");
        assertThat(account).isNotNull();
        JsonPath seen = ask(
                        ofB,
                        "{ accounts { totalCount nodes { ref } } account(id: \"" + account + "\") { ref } node(id: \""
                                + account + "\") { id } byRef: account(ref: \"acme\") { ref } }")
                .jsonPath();
        assertThat(seen.getList("data.accounts.nodes.ref")).containsExactly("beta");
        assertThat(seen.<Object>get("data.account")).isNull();
        assertThat(seen.<Object>get("data.node")).isNull();
        assertThat(seen.<Object>get("data.byRef")).isNull();
        assertThat(as(ofB).get("/facts").asString()).contains("beta").doesNotContain("acme");
        assertThat(as(ofB).get("/export/accounts").asString()).contains("beta").doesNotContain("acme");
        JsonPath touched = ask(
                        ofB,
                        "mutation { updateAccount(input: { account: \"" + account
                                + "\", name: \"Mine\" }) { userErrors { code } } }")
                .jsonPath();
        assertThat(touched.getString("data.updateAccount.userErrors[0].code")).isEqualTo("UNKNOWN_REFERENCE");
    }

    @Test
    void keyIsLimitedToItsScopes() {
        String reader = key(b, EnumSet.of(AccessScope.READ));
        assertThat(ask(reader, "{ accounts { totalCount } }").jsonPath().getInt("data.accounts.totalCount"))
                .isEqualTo(1);
        for (String asked : List.of(
                "mutation { openAccount(input: { ref: \"x\", name: \"X\" }) { userErrors { code } } }",
                "{ stakeholder(ref: \"beta-p\") { person { email } } }",
                "{ stakeholder(ref: \"beta-p\") { ...Reach } } fragment Reach on Stakeholder { person { ... on Person { p: phone } } }",
                "{ account(ref: \"beta\") { facts { json } } }",
                "{ account(ref: \"beta\") { politics { neutrality } } }",
                "{ webhooks { id } }",
                "{ apiKeys { name } }",
                "{ node(id: \"key_x\") { ... on ApiKey { name } } }",
                "{ nodes(ids: [\"whd_x\"]) { id ... on WebhookDelivery { payload } } }",
                "mutation { createApiKey(input: { name: \"mine\", scopes: [ADMIN] }) { secret } }",
                "mutation { createModel(input: { version: \"x\", changes: [] }) { userErrors { code } } }")) {
            Response answer = ask(reader, asked);
            if (answer.jsonPath().getString("errors[0].message").contains("Validation")) {
                throw new AssertionError(answer.asString());
            }
            assertThat(answer.jsonPath().getString("errors[0].extensions.code"))
                    .as(asked + answer.asString())
                    .isEqualTo("FORBIDDEN");
            assertThat(answer.statusCode()).as(asked).isEqualTo(403);
            assertThat(answer.jsonPath().<Object>get("data")).as(asked).isNull();
        }
        assertThat(as(reader).get("/facts").statusCode()).isEqualTo(403);
        assertThat(as(reader)
                        .contentType("application/x-ndjson")
                        .body(new byte[0])
                        .post("/facts")
                        .statusCode())
                .isEqualTo(403);
        assertThat(ask(ofB, "{ accounts { totalCount } }").jsonPath().getInt("data.accounts.totalCount"))
                .isEqualTo(1);
    }

    @Test
    void secretIsShownOnceAndStoredAsAHash() {
        JsonPath made = ask(
                        ofA,
                        "mutation { createApiKey(input: { name: \"ci\", scopes: [READ, WRITE] }) { secret key { id prefix scopes } userErrors { message } } }")
                .jsonPath();
        String secret = made.getString("data.createApiKey.secret");
        assertThat(secret)
                .startsWith("troth_")
                .hasSizeGreaterThan(45)
                .startsWith(made.getString("data.createApiKey.key.prefix"));
        assertThat(ask(ofA, "{ apiKeys(first: 10) { id name prefix scopes createdAt expiresAt lastUsedAt revokedAt } }")
                        .asString())
                .doesNotContain(secret);
        assertThat(database.query("select k::text as row from api_key k", row -> row.getString("row")))
                .noneMatch(row -> row.contains(secret));
        assertThat(ask(secret, "{ accounts { totalCount } }").statusCode()).isEqualTo(200);
    }

    @Test
    void revokedOrExpiredKeyIsRejected() throws InterruptedException {
        JsonPath made = ask(
                        ofA,
                        "mutation { createApiKey(input: { name: \"short\", scopes: [READ] }) { secret key { id } } }")
                .jsonPath();
        String secret = made.getString("data.createApiKey.secret");
        assertThat(ask(secret, "{ accounts { totalCount } }").statusCode()).isEqualTo(200);
        String id = made.getString("data.createApiKey.key.id");
        assertThat(ask(ofB, "mutation { revokeApiKey(input: { id: \"" + id + "\" }) { userErrors { code } } }")
                        .jsonPath()
                        .getString("data.revokeApiKey.userErrors[0].code"))
                .isEqualTo("UNKNOWN_REFERENCE");
        assertThat(ask(
                                ofA,
                                "mutation { revokeApiKey(input: { id: \"" + id
                                        + "\" }) { key { revokedAt } userErrors { code } } }")
                        .jsonPath()
                        .getString("data.revokeApiKey.key.revokedAt"))
                .isNotNull();
        assertThat(ask(secret, "{ accounts { totalCount } }").statusCode()).isEqualTo(401);
        // The clock of tests stands at 2026-11-22T09:00:00Z.
        String over = WorkspaceScope.within(
                        b, () -> keys.create("over", Set.of(AccessScope.READ), Instant.parse("2026-11-22T08:59:59Z")))
                .secret();
        assertThat(ask(over, "{ accounts { totalCount } }").statusCode()).isEqualTo(401);
        JsonPath past = ask(
                        ofA,
                        "mutation { createApiKey(input: { name: \"x\", scopes: [READ], expiresAt: \"2020-01-01T00:00:00Z\" }) { userErrors { message } } }")
                .jsonPath();
        assertThat(past.getString("data.createApiKey.userErrors[0].message")).contains("which is in the past");
    }

    /** Requests wait for it: first the workspace of the secret, then, in a transaction, the key itself. */
    @Test
    void keyIsLookedUpWithTwoConnectionsAndThenCached() {
        Iterator<String> unknown = Stream.generate(() -> key(b, EnumSet.of(AccessScope.READ)))
                .limit(6)
                .toList()
                .iterator();
        assertThat(roundTrips.of(() -> ask(unknown.next(), "{ __typename }"))).isEqualTo(2);
        assertThat(roundTrips.of(() -> ask(ofB, "{ __typename }"))).isZero();
    }

    /** Written before anything is done, so a request waits for it: one statement, in no transaction. */
    @Test
    void auditEntryIsWrittenWithOneConnection() {
        Caller caller = keys.find(ofB).orElseThrow();
        AuditedRequest auditedRequest = new AuditedRequest(Set.of(), List.of(), "127.0.0.1", "request", null);
        assertThat(roundTrips.of(() ->
                        WorkspaceScope.run(b, () -> auditLog.record("GET /facts", auditedRequest, caller, false))))
                .isEqualTo(1);
    }

    @Test
    void firstKeyHasAllScopesInTheFirstWorkspace() {
        assertThat(ask(FIRST, "{ apiKeys { name } }").jsonPath().getList("data.apiKeys.name"))
                .contains("first key");
    }

    @Test
    void callerOverTheRateLimitGetsRetryAfterAndOthersAreServed() {
        String hasty = key(b, EnumSet.of(AccessScope.READ));
        Response answer = ask(hasty, "{ __typename }");
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"caller\";q=400;w=200, \"workspace\";q=1600;w=4");
        assertThat(answer.header("RateLimit")).matches("\"caller\";r=399;t=1, \"workspace\";r=1[0-9]{3};t=[1-4]");
        for (int i = 0; i < 700 && answer.statusCode() == 200; i++) {
            answer = ask(hasty, "{ __typename }");
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 5);
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"caller\";q=400;w=200");
        assertThat(answer.header("RateLimit")).matches("\"caller\";r=0;t=(199|200)");
        assertThat(answer.jsonPath().getString("errors[0].extensions.code")).isEqualTo("RATE_LIMITED");
        assertThat(ask(ofA, "{ __typename }").statusCode()).isEqualTo(200);
    }

    @Test
    void socketAuthenticatesAndReceivesItsOwnWorkspaceOnly() throws Exception {
        SocketClient none = new SocketClient(graphql, "{}");
        assertThat(none.closed().get(10, TimeUnit.SECONDS)).isEqualTo(4403);
        SocketClient wrong = new SocketClient(graphql, "{\"authorization\":\"Bearer nobody\"}");
        assertThat(wrong.closed().get(10, TimeUnit.SECONDS)).isEqualTo(4403);
        SocketClient right = new SocketClient(graphql, "{\"authorization\":\"Bearer " + ofB + "\"}");
        assertThat(right.next()).contains("connection_ack");
        right.send(
                "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription { facts { type account { ref name } } }\"}}");
        // Nothing tells when the subscription has begun, so both workspaces record facts until it reports one.
        AtomicInteger number = new AtomicInteger();
        String fact = await().until(
                        () -> {
                            touch(ofA, "acme", number.incrementAndGet());
                            touch(ofB, "beta", number.get());
                            return right.poll(100);
                        },
                        Objects::nonNull);
        assertThat(fact).contains("\"ref\":\"beta\"").doesNotContain("acme");
        String reader = key(b, EnumSet.of(AccessScope.WRITE));
        SocketClient writer = new SocketClient(graphql, "{\"authorization\":\"Bearer " + reader + "\"}");
        assertThat(writer.next()).contains("connection_ack");
        writer.send(
                "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription { facts { type } }\"}}");
        assertThat(writer.next()).contains("FORBIDDEN");
    }

    private JsonPath createWebhook(String key, WebhookReceiver receiver, String document) {
        return ask(
                        key,
                        "mutation { createWebhook(input: { url: \"" + receiver.url("/x")
                                + "\", types: [\"touchpoint\"], document: \"" + document
                                + "\" }) { webhook { id } userErrors { message path } } }")
                .jsonPath();
    }

    private static JsonPath delivered(WebhookReceiver receiver) throws InterruptedException {
        WebhookReceiver.Delivery delivery = receiver.at("/x").poll(10, TimeUnit.SECONDS);
        assertThat(delivery).isNotNull();
        return new JsonPath(delivery.body());
    }

    @Test
    void documentOfAWebhookRunsWithTheRightsThatItsAuthorHasNow() throws Exception {
        String people =
                "query($account: ID!) { account(id: $account) { name stakeholders { nodes { person { email } } } } }";
        UUID a = keys.find(ofA).orElseThrow().view().workspace();
        String limited = key(a, EnumSet.of(AccessScope.WEBHOOKS, AccessScope.READ));
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            JsonPath refused = createWebhook(limited, receiver, people);
            assertThat(refused.getString("data.createWebhook.userErrors[0].message"))
                    .contains("Person.email requires the scope PEOPLE_PII");
            JsonPath made = ask(
                            ofA,
                            "mutation { createApiKey(input: { name: \"hook\", scopes: [READ, WEBHOOKS, PEOPLE_PII] })"
                                    + " { secret key { id } } }")
                    .jsonPath();
            String author = made.getString("data.createApiKey.secret");
            String id = createWebhook(author, receiver, people).getString("data.createWebhook.webhook.id");
            touch(ofA, "acme", 1);
            JsonPath first = delivered(receiver);
            assertThat(first.getString("data.account.stakeholders.nodes[0].person.email"))
                    .as(first.prettify())
                    .isEqualTo("p@acme.example");
            assertThat(ask(ofA, "{ auditEntries { operation address } }").asString())
                    .contains("\"webhook\"");
            String elsewhere = "mutation { updateWebhook(input: { id: \"" + id + "\", url: \"" + receiver.url("/y")
                    + "\" }) { userErrors { message } } }";
            assertThat(ask(limited, elsewhere).jsonPath().getString("data.updateWebhook.userErrors[0].message"))
                    .contains("requires the scope PEOPLE_PII");
            // Other changes leave the author as it is.
            assertThat(ask(
                                    limited,
                                    "mutation { updateWebhook(input: { id: \"" + id
                                            + "\", skipSources: [\"x\"] }) { userErrors { message } } }")
                            .jsonPath()
                            .getList("data.updateWebhook.userErrors"))
                    .isEmpty();
            changeKey(a, author, "update api_key set scopes = '{READ,WEBHOOKS}' where id = ?");
            touch(ofA, "acme", 2);
            JsonPath less = delivered(receiver);
            assertThat((Object) less.get("data")).isNull();
            assertThat(less.getString("errors[0].message")).contains("Person.email requires the scope PEOPLE_PII");
            ask(
                    ofA,
                    "mutation { revokeApiKey(input: { id: \"" + made.getString("data.createApiKey.key.id")
                            + "\" }) { userErrors { code } } }");
            touch(ofA, "acme", 3);
            JsonPath none = delivered(receiver);
            assertThat((Object) none.get("data")).isNull();
            assertThat(none.getString("errors[0].extensions.code")).isEqualTo("UNAUTHENTICATED");
            assertThat(none.getString("fact.ref")).isEqualTo("t3");
        }
    }

    /** Changes a key as an administrator of the database would. */
    private void changeKey(UUID workspace, String secret, String statement) {
        UUID id = keys.find(secret).orElseThrow().id();
        assertThat(WorkspaceScope.within(workspace, () -> database.update(statement, id)))
                .isEqualTo(1);
    }

    private EventStreamClient stream(String key) throws Exception {
        return EventStreamClient.open(
                graphql,
                "subscription { facts { ref account { ref } } }",
                Map.of(),
                Map.of("Authorization", "Bearer " + key));
    }

    @Test
    void eventStreamReceivesItsOwnWorkspaceAndEndsWithTheRightsOfItsKey() throws Exception {
        UUID a = keys.find(ofA).orElseThrow().view().workspace();
        try (EventStreamClient unknown = stream("nobody");
                EventStreamClient writer = stream(key(a, EnumSet.of(AccessScope.WRITE)))) {
            assertThat(unknown.status()).isEqualTo(401);
            assertThat(writer.next().json().at("/errors/0/extensions/code").asText())
                    .isEqualTo("FORBIDDEN");
        }
        String reader = key(a, EnumSet.of(AccessScope.READ));
        String changing = key(a, EnumSet.of(AccessScope.READ, AccessScope.PEOPLE_PII));
        try (EventStreamClient own = stream(reader);
                EventStreamClient changed = stream(changing)) {
            AtomicInteger number = new AtomicInteger();
            EventStreamClient.Event fact = await().until(
                            () -> {
                                touch(ofB, "beta", number.incrementAndGet());
                                touch(ofA, "acme", number.get());
                                return own.poll(100);
                            },
                            Optional::isPresent)
                    .orElseThrow();
            assertThat(fact.json().at("/data/facts/account/ref").asText()).isEqualTo("acme");
            changeKey(a, changing, "update api_key set scopes = '{READ}' where id = ?");
            changeKey(a, reader, "update api_key set revoked_at = now() where id = ?");
            for (EventStreamClient stream : List.of(own, changed)) {
                EventStreamClient.Event last =
                        await().until(stream::next, event -> event.json().has("errors"));
                assertThat(last.json().at("/errors/0/extensions/code").asText()).isEqualTo("UNAUTHENTICATED");
                assertThat(stream.next().name()).isEqualTo("complete");
                stream.ends();
            }
        }
    }

    private void touch(String key, String account, int number) {
        post(
                key,
                "{\"type\":\"touchpoint\",\"ref\":\"t%d\",\"account\":\"%s\",\"at\":\"2026-01-01T00:00:00Z\",\"channel\":\"CALL\",\"direction\":\"OUT\"}"
                        .formatted(number, account));
    }
}
