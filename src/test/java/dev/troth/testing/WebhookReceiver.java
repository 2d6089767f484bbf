package dev.troth.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An HTTP server on this machine that webhooks can point at; it keeps what arrives, by path. */
public final class WebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, BlockingQueue<Delivery>> arrived = new ConcurrentHashMap<>();
    private volatile int status = 200;
    private volatile Predicate<String> refused = body -> false;

    private WebhookReceiver(HttpServer server) {
        this.server = server;
    }

    /** A delivery as it arrived. */
    public record Delivery(String id, String timestamp, String signature, String body) {
        /** Returns whether one of the signatures is that of a secret, by the specification Standard Webhooks. */
        public boolean isSignedWith(String secret) throws GeneralSecurityException {
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] expected = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return List.of(signature.split(" "))
                    .contains("v1," + Base64.getEncoder().encodeToString(expected));
        }
    }

    /** Starts one on a free port. */
    public static WebhookReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        WebhookReceiver receiver = new WebhookReceiver(server);
        server.createContext("/", receiver::receive);
        server.start();
        return receiver;
    }

    private void receive(HttpExchange exchange) throws IOException {
        Delivery delivery = new Delivery(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        at(exchange.getRequestURI().getPath()).add(delivery);
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(refused.test(delivery.body()) ? 503 : status, -1);
        exchange.close();
    }

    /** The status of all further answers. */
    public void answer(int next) {
        status = next;
    }

    /** Answers bodies with an error as long as they match. */
    public void refuse(Predicate<String> bodies) {
        refused = bodies;
    }

    /** The URL of a path. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What arrives at a path. */
    public BlockingQueue<Delivery> at(String path) {
        return arrived.computeIfAbsent(path, unseen -> new LinkedBlockingQueue<>());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
