package dev.troth.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Error response to a request that is rejected before it is parsed. It has the form of a GraphQL error on every
 * endpoint.
 */
public final class HttpErrorResponse {
    private HttpErrorResponse() {}

    /** @param code one of the codes in src/docs/errors.md */
    public static void send(HttpServerResponse response, int status, String code, String message) {
        JsonObject error =
                new JsonObject().put("message", message).put("extensions", new JsonObject().put("code", code));
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(new JsonObject().put("errors", new JsonArray().add(error)).encode());
    }

    /** Asks the client to close the connection. HTTP/2 prohibits the header, and clients reject a response that has it. */
    public static void closeConnection(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
    }
}
