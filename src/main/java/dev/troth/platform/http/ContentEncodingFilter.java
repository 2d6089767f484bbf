package dev.troth.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Rejects compressed request bodies. The size limit applies to the compressed size, so a decompression bomb would pass
 * it.
 */
@ApplicationScoped
class ContentEncodingFilter {
    private static final int BEFORE_ANYBODY_READS = -2500;

    void register(@Observes Router router) {
        router.route().order(BEFORE_ANYBODY_READS).handler(ContentEncodingFilter::check);
    }

    private static void check(RoutingContext request) {
        String encoding = request.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            request.next();
        } else {
            HttpErrorResponse.send(
                    request.response(),
                    415,
                    "BAD_USER_INPUT",
                    "Content-Encoding is \"%s\", but compressed bodies are not supported. Maybe send it uncompressed?"
                            .formatted(encoding));
        }
    }
}
