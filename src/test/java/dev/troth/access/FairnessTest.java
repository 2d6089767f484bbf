package dev.troth.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troth.platform.database.Database;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.tenancy.WorkspaceScope;
import dev.troth.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** One workspace, whatever it does, leaves threads and room to the others. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(ApiKeyTest.ByKeys.class)
class FairnessTest {
    @Inject
    ApiKeyStore keys;

    @Inject
    Database database;

    private ApiKeyStore.Made key() {
        UUID home = UUID.randomUUID();
        database.update("insert into workspace (id, name) values (?, 'test')", home);
        return WorkspaceScope.within(home, () -> keys.create("test", EnumSet.allOf(AccessScope.class), null));
    }

    private static JsonPath ask(String key, String document) {
        return given().header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .body(Map.of("query", document))
                .post("/graphql")
                .jsonPath();
    }

    private static Response importLines(String key, String lines) {
        return given().header("Authorization", "Bearer " + key)
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/facts?async=true");
    }

    private static String account(String ref) {
        return "{\"type\":\"account\",\"ref\":\"%1$s\",\"at\":\"2025-01-01T00:00:00Z\",\"name\":\"%1$s\"}%n"
                .formatted(ref);
    }

    private static String failureOnceEnded(String key, String job) {
        JsonPath ended = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> ask(key, "{ job(id: \"" + job + "\") { status failure } }"),
                        seen -> List.of("SUCCEEDED", "FAILED", "CANCELLED")
                                .contains(seen.getString("data.job.status")));
        return ended.getString("data.job.status") + " " + ended.getString("data.job.failure");
    }

    /** Accepts connections, and answers none. */
    private static void hold(ServerSocket server, List<Socket> held) {
        try {
            while (!server.isClosed()) {
                held.add(server.accept());
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    @Test
    void slowWebhooksOfOneWorkspaceDoNotDelayTheJobsOfAnother() throws Exception {
        String attacker = key().secret();
        String other = key().secret();
        List<Socket> held = new CopyOnWriteArrayList<>();
        try (ServerSocket silent = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hold(silent, held));
            for (int i = 0; i < 8; i++) {
                String url = "http://127.0.0.1:%d/%d".formatted(silent.getLocalPort(), i);
                assertThat(ask(
                                        attacker,
                                        "mutation { createWebhook(input: { url: \"" + url
                                                + "\" }) { webhook { id } } }")
                                .getString("data.createWebhook.webhook.id"))
                        .isNotNull();
            }
            for (int i = 0; i < 20; i++) {
                ask(
                        attacker,
                        "mutation { openAccount(input: { ref: \"a%1$d\", name: \"A\" }) { replayed } }".formatted(i));
            }
            await().until(() -> held.size() >= 4);
            long began = System.nanoTime();
            String job = importLines(other, account("acme")).jsonPath().getString("id");
            assertThat(failureOnceEnded(other, job)).startsWith("SUCCEEDED");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    @Test
    void jobEndsWithTheRightsOfItsKey() {
        ApiKeyStore.Made admin = key();
        UUID home = keys.find(admin.secret()).orElseThrow().view().workspace();
        ApiKeyStore.Made importer =
                WorkspaceScope.within(home, () -> keys.create("importer", EnumSet.allOf(AccessScope.class), null));
        StringBuilder lines = new StringBuilder(account("acme"));
        for (int i = 0; i < 50_000; i++) {
            lines.append(
                    "{\"type\":\"touchpoint\",\"ref\":\"%d\",\"account\":\"acme\",\"at\":\"2026-01-01T00:00:00Z\",\"channel\":\"CALL\",\"direction\":\"OUT\"}%n"
                            .formatted(i));
        }
        String job = importLines(importer.secret(), lines.toString()).jsonPath().getString("id");
        WorkspaceScope.within(home, () -> keys.revoke(importer.key().getId()));
        assertThat(failureOnceEnded(admin.secret(), job))
                .startsWith("FAILED The key or user that started it has no access any more");
    }

    @Test
    void filesOfAWorkspaceHaveAQuota() {
        String key = key().secret();
        Response refused = importLines(key, "x".repeat(9 << 20));
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.asString()).contains("exceed 8388608 bytes");
        assertThat(ask(key, "{ jobs { id } }").getList("data.jobs")).isEmpty();
    }
}
