package dev.troth.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.tenancy.WorkspaceScope;
import dev.troth.testing.SocketClient;
import dev.troth.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rights that were taken away end within five seconds, wherever their caller is connected. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(ApiKeyTest.ByKeys.class)
class PresentRightsTest {
    private static final long FIVE_SECONDS = 5_000;

    @Inject
    ApiKeyStore keys;

    @Inject
    Database database;

    @TestHTTPResource("/graphql")
    URI graphql;

    private UUID home;
    private ApiKeyStore.Made key;

    @BeforeEach
    void aKeyWithAllScopes() {
        home = UUID.randomUUID();
        database.update("insert into workspace (id, name) values (?, 'test')", home);
        key = WorkspaceScope.within(home, () -> keys.create("test", EnumSet.allOf(AccessScope.class), null));
    }

    private void revoke() {
        WorkspaceScope.within(home, () -> keys.revoke(key.key().getId()));
    }

    /** As another node does: this node has the caller in its cache. */
    private void change(String column) {
        UUID id = keys.find(key.secret()).orElseThrow().id();
        assertThat(WorkspaceScope.within(
                        home, () -> database.update("update api_key set " + column + " where id = ?", id)))
                .isEqualTo(1);
    }

    @Test
    void operationOnASocketIsRefusedOnceItsKeyIsRevoked() throws Exception {
        SocketClient socket = SocketClient.of(graphql, key.secret());
        socket.operation("1", "{ __typename }");
        assertThat(socket.next()).contains("\"Query\"");
        assertThat(socket.next()).contains("complete");
        revoke();
        socket.operation("2", "mutation { recordStress(input: { level: 1 }) { replayed } }");
        assertThat(socket.closed().get(FIVE_SECONDS, TimeUnit.MILLISECONDS)).isEqualTo(4401);
        assertThat(socket.poll(0)).isNull();
        assertThat(WorkspaceScope.within(
                        home, () -> database.query("select 1 from fact where workspace_id = ?", row -> 1, home)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoked_at = now()", "expires_at = '2020-01-01'", "scopes = '{WRITE}'"})
    void idleSocketEndsWithTheRightsOfItsKey(String change) throws Exception {
        SocketClient socket = SocketClient.of(graphql, key.secret());
        socket.operation("1", "subscription { facts { type } }");
        change(change);
        assertThat(socket.closed().get(FIVE_SECONDS, TimeUnit.MILLISECONDS)).isEqualTo(4401);
    }

    @Test
    void eventIsNotSentOnceTheKeyIsRevoked() throws Exception {
        ApiKeyStore.Made other =
                WorkspaceScope.within(home, () -> keys.create("other", EnumSet.allOf(AccessScope.class), null));
        SocketClient socket = SocketClient.of(graphql, key.secret());
        socket.operation("1", "subscription { facts { type } }");
        while (socket.poll(100) == null) {
            record(other.secret());
        }
        while (socket.poll(300) != null) {
            // The facts that were recorded until the subscription began.
        }
        revoke();
        record(other.secret());
        assertThat(socket.closed().get(FIVE_SECONDS, TimeUnit.MILLISECONDS)).isEqualTo(4401);
        assertThat(socket.poll(0)).isNull();
    }

    private static void record(String secret) {
        given().header("Authorization", "Bearer " + secret)
                .contentType("application/json")
                .body(Map.of("query", "mutation { recordStress(input: { level: 0.5 }) { replayed } }"))
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json, text/event-stream"})
    void runningRequestEndsWithTheRightsOfItsKey(String accept) throws Exception {
        try (Socket socket = new Socket(graphql.getHost(), graphql.getPort())) {
            socket.getOutputStream().write("""
                    POST /facts HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Accept: %s\r
                    Content-Type: application/x-ndjson\r
                    Content-Length: 1000000\r
                    \r
                    {"type":
                    """.formatted(key.secret(), accept).getBytes(StandardCharsets.UTF_8));
            Thread.sleep(500);
            socket.setSoTimeout((int) FIVE_SECONDS);
            change("revoked_at = now()");
            assertThat(ends(socket)).isTrue();
        }
    }

    private static boolean ends(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void operationsOnASocketCountAgainstTheRateLimit() throws Exception {
        SocketClient socket = SocketClient.of(graphql, key.secret());
        String answer = "";
        for (int i = 0; i < 700 && !answer.contains("RATE_LIMITED"); i++) {
            socket.operation(Integer.toString(i), "{ __typename }");
            answer = socket.next();
            if (!answer.contains("RATE_LIMITED")) {
                assertThat(socket.next()).contains("complete");
            }
        }
        assertThat(answer).contains("RATE_LIMITED", "Retry in 1 s");
    }
}
