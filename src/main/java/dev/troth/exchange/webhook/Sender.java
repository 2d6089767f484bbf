package dev.troth.exchange.webhook;

import dev.troth.platform.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends a body to a webhook over HTTP. Does not follow redirects, and reads only the status of the response. */
@ApplicationScoped
class Sender {
    private final WebhookSettings settings;
    private final HttpClient client;

    Sender(Vertx vertx, WebhookSettings settings) {
        this.settings = settings;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) settings.timeout().toMillis())
                .setKeepAlive(false)
                .setMaxPoolSize(20));
    }

    /**
     * Result of an attempt.
     *
     * @param status HTTP status; null if there was no response
     * @param failure reason of the failure; null on success
     */
    record Result(@Nullable Integer status, @Nullable String failure) {
        boolean isTaken() {
            return failure == null;
        }
    }

    /**
     * Sends a body.
     *
     * @param headers beside those that every request has
     */
    Result send(String url, Map<String, String> headers, String body) {
        Target target;
        try {
            target = Target.of(url, settings.allowPrivate());
        } catch (Refusal refusal) {
            return new Result(null, refusal.getMessage());
        }
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(
                        target.port(), target.address().getHostAddress()))
                .setHost(target.uri().getHost())
                .setPort(target.port())
                .setSsl(target.isSecure())
                .setURI(target.path())
                .setFollowRedirects(false)
                .setTimeout(settings.timeout().toMillis())
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "Troth");
        headers.forEach(request::putHeader);
        try {
            int status = client.request(request)
                    .compose(ready -> ready.send(body))
                    .map(HttpClientResponse::statusCode)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(settings.timeout().toMillis() * 2, TimeUnit.MILLISECONDS);
            return status >= 200 && status < 300
                    ? new Result(status, null)
                    : new Result(status, "The response status was " + status + ".");
        } catch (ExecutionException e) {
            return new Result(null, "No response: " + words(e.getCause()) + ".");
        } catch (TimeoutException e) {
            return new Result(null, "No response within " + settings.timeout() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(null, "The node was shut down.");
        }
    }

    private static String words(@Nullable Throwable cause) {
        String message = cause == null ? null : cause.getMessage();
        return message == null ? "the connection failed" : message;
    }
}
