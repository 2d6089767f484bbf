package dev.troth.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A query is a page of text; whoever sends more means something else. Imports go to {@code /facts}. */
@ApplicationScoped
class GraphqlBodyLimit {
    private static final int BYTES = 128 * 1024;
    private static final int EARLY = 1000;

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    String length = context.request().getHeader("Content-Length");
                    boolean graphql = String.valueOf(context.request().path()).startsWith("/graphql");
                    boolean chunked = context.request().getHeader("Transfer-Encoding") != null;
                    if (graphql && (chunked || (length != null && tooLong(length)))) {
                        context.response()
                                .setStatusCode(413)
                                .putHeader("Content-Type", "application/json")
                                .end("""
                                {"errors":[{"message":"A GraphQL request takes at most %d bytes, told by Content-Length.",\
                                "extensions":{"code":"BAD_USER_INPUT"}}]}""".formatted(BYTES));
                        return;
                    }
                    context.next();
                },
                EARLY);
    }

    private static boolean tooLong(String length) {
        try {
            return Long.parseLong(length) > BYTES;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
