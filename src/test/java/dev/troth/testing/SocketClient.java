package dev.troth.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of graphql-transport-ws, message by message. */
public final class SocketClient implements WebSocket.Listener {
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    /** @param init payload of {@code connection_init}, as JSON */
    public SocketClient(URI graphql, String init) throws Exception {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create(graphql.toString().replace("http", "ws")), this)
                .get(10, TimeUnit.SECONDS);
        send("{\"type\":\"connection_init\",\"payload\":" + init + "}");
    }

    /** A socket that was accepted with a key. */
    public static SocketClient of(URI graphql, String key) throws Exception {
        SocketClient socket = new SocketClient(graphql, "{\"authorization\":\"Bearer " + key + "\"}");
        assertThat(socket.next()).contains("connection_ack");
        return socket;
    }

    public void send(String text) {
        socket.sendText(text, true).join();
    }

    /** Sends an operation; its document has no quotes. */
    public void operation(String id, String document) {
        send("{\"id\":\"%s\",\"type\":\"subscribe\",\"payload\":{\"query\":\"%s\"}}".formatted(id, document));
    }

    public String next() throws InterruptedException {
        String text = received.poll(10, TimeUnit.SECONDS);
        assertThat(text).as("a message within ten seconds").isNotNull();
        return text;
    }

    /** The next message; null if none arrives in time. */
    public @Nullable String poll(long millis) throws InterruptedException {
        return received.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** The status with which the server closes the socket. */
    public CompletableFuture<Integer> closed() {
        return closed;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            received.add(part.toString());
            part.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
        closed.complete(status);
        return null;
    }
}
