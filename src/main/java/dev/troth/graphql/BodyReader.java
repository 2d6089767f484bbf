package dev.troth.graphql;

import dev.troth.platform.http.HttpErrorResponse;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Reads bodies of requests, within the limits of size and time. */
@ApplicationScoped
class BodyReader {
    private final GraphqlSettings settings;
    private final Vertx vertx;

    BodyReader(GraphqlSettings settings, Vertx vertx) {
        this.settings = settings;
        this.vertx = vertx;
    }

    /**
     * Reads the body of a request.
     *
     * @param refused receives the error of a body that is too long or late
     * @throws RequestException if the announced length is not valid or too large
     */
    void read(RoutingContext context, Consumer<Buffer> whole, Consumer<RequestException> refused) {
        long announced = length(context.request());
        if (announced > settings.limits().body()) {
            HttpErrorResponse.closeConnection(context.request());
            throw RequestException.limit("body", settings.limits().body(), announced, "Request size in bytes");
        }
        collect(context, whole, refused);
    }

    private void collect(RoutingContext context, Consumer<Buffer> whole, Consumer<RequestException> refused) {
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer();
        AtomicBoolean decided = new AtomicBoolean();
        long timer = vertx.setTimer(settings.limits().bodyTimeout().toMillis(), late -> {
            if (decided.compareAndSet(false, true)) {
                HttpErrorResponse.closeConnection(context.request());
                refused.accept(RequestException.http(
                        408,
                        "The body did not arrive within %s.",
                        settings.limits().bodyTimeout()));
                request.connection().close();
            }
        });
        request.exceptionHandler(broken -> {
            decided.set(true);
            vertx.cancelTimer(timer);
        });
        request.handler(part -> {
            if (!decided.get()
                    && body.appendBuffer(part).length() > settings.limits().body()) {
                decided.set(true);
                vertx.cancelTimer(timer);
                HttpErrorResponse.closeConnection(context.request());
                refused.accept(RequestException.limit(
                        "body", settings.limits().body(), body.length(), "Request size in bytes"));
            }
        });
        request.endHandler(end -> {
            vertx.cancelTimer(timer);
            if (decided.compareAndSet(false, true)) {
                whole.accept(body);
            }
        });
        request.resume();
    }

    private static long length(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            throw RequestException.bad("Content-Length is \"%s\", which is not a valid number.", header);
        }
    }
}
