package dev.troth.platform;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** How a request is refused before anybody has looked at what it asks: in the form of GraphQL's errors, whatever the way. */
public final class HttpRefusal {
    private HttpRefusal() {}

    /** @param code one of those of src/docs/errors.md */
    public static void send(HttpServerResponse response, int status, String code, String message) {
        JsonObject error =
                new JsonObject().put("message", message).put("extensions", new JsonObject().put("code", code));
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(new JsonObject().put("errors", new JsonArray().add(error)).encode());
    }
}
