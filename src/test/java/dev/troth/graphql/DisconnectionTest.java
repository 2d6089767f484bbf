package dev.troth.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troth.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Clients that disconnect at any moment of the beginning of a stream or a socket leave their place to others. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DisconnectionTest {
    private static final int TIMES = 150;

    @Inject
    MeterRegistry registry;

    @TestHTTPResource("/graphql")
    URI graphql;

    /** Sends a request, and resets the connection some hundred microseconds later. */
    private void sendAndReset(String request, Random random) throws IOException {
        try (Socket socket = new Socket(graphql.getHost(), graphql.getPort())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            long until = System.nanoTime() + random.nextInt(3_000_000);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        }
    }

    private void awaitNone(String gauge) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(registry.get(gauge).gauge().value()).isZero());
    }

    @Test
    void streamOfAClientThatDisconnectsAtAnyMomentIsClosed() throws IOException {
        String body = "{\"query\":\"subscription { facts { id } }\"}";
        String request =
                "POST /graphql HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(graphql.getAuthority(), body.length(), body);
        Random random = new Random(1);
        for (int i = 0; i < TIMES; i++) {
            sendAndReset(request, random);
        }
        awaitNone("troth.live.streams");
    }

    @Test
    void socketOfAClientThatDisconnectsAtAnyMomentIsClosed() throws IOException {
        String request = """
                GET /graphql HTTP/1.1\r
                Host: %s\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Protocol: graphql-transport-ws\r
                \r
                """.formatted(graphql.getAuthority());
        Random random = new Random(2);
        for (int i = 0; i < TIMES; i++) {
            sendAndReset(request, random);
        }
        awaitNone("troth.live.sockets");
    }
}
