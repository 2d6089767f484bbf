package dev.troth.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A client of a packaged node that sends an API key.
 *
 * @param node which node
 * @param key the secret of the key
 */
public record KeyClient(PackagedApp node, String key) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The data of the answer to a document that must work. */
    public JsonNode query(String document) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("query", document));
        JsonNode answer =
                JSON.readTree(post("/graphql", "application/json", body).body());
        assertThat(answer.has("errors")).as(answer.toPrettyString()).isFalse();
        return answer.get("data");
    }

    /** The payload of a mutation that must succeed. */
    public JsonNode mutate(String mutation, String input, String fields) throws IOException, InterruptedException {
        JsonNode payload = query("mutation { " + mutation + "(input: " + input + ") { " + fields
                        + " userErrors { code message } } }")
                .get(mutation);
        assertThat(payload.get("userErrors")).as(payload.toPrettyString()).isEmpty();
        return payload;
    }

    /** Appends facts that must all be accepted. */
    public void append(String lines) throws IOException, InterruptedException {
        JsonNode report =
                JSON.readTree(post("/facts", "application/x-ndjson", lines).body());
        assertThat(report.path("refused").asInt(-1)).as(report.toPrettyString()).isZero();
    }

    /** The id of a job that imports some lines. */
    public String startImport(String parameters, String lines) throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/facts?async=true" + parameters, "application/x-ndjson", lines);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body()).get("id").asText();
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(node.url() + path)).header("Authorization", "Bearer " + key);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What a subscription brings as server-sent events. */
    public EventStreamClient stream(String document) throws IOException, InterruptedException {
        return EventStreamClient.open(
                URI.create(node.url() + "/graphql"), document, Map.of(), Map.of("Authorization", "Bearer " + key));
    }

    /** What a subscription brings, as it comes. */
    public Subscription subscribe(String document) throws Exception {
        BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        WebSocket socket = HTTP.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create(node.url().replace("http", "ws") + "/graphql"), new Listener(messages))
                .get(10, TimeUnit.SECONDS);
        Subscription subscription = new Subscription(socket, messages);
        subscription.send(Map.of("type", "connection_init", "payload", Map.of("authorization", "Bearer " + key)));
        assertThat(subscription.next().path("type").asText()).isEqualTo("connection_ack");
        subscription.send(Map.of("type", "subscribe", "id", "1", "payload", Map.of("query", document)));
        return subscription;
    }

    /** A subscription over a socket of its own. */
    public record Subscription(WebSocket socket, BlockingQueue<JsonNode> messages) implements AutoCloseable {
        void send(Map<String, Object> message) throws JsonProcessingException {
            socket.sendText(JSON.writeValueAsString(message), true).join();
        }

        /** The next message. */
        public JsonNode next() throws InterruptedException {
            JsonNode message = messages.poll(10, TimeUnit.SECONDS);
            assertThat(message).as("a message on the socket").isNotNull();
            return message;
        }

        @Override
        public void close() {
            socket.abort();
        }
    }

    private record Listener(BlockingQueue<JsonNode> messages) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            try {
                messages.add(JSON.readTree(text.toString()));
            } catch (JsonProcessingException e) {
                return CompletableFuture.failedStage(e);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
