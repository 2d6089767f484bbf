package dev.troth.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Message of an assistant. The extension that answers it fails at unusual shapes, so they are rejected before. */
final class McpMessage {
    private static final int NOT_JSON = -32700;
    private static final int NOT_A_MESSAGE = -32600;
    private static final int UNKNOWN_METHOD = -32601;
    private static final int INVALID_PARAMETERS = -32602;
    private static final Set<String> METHODS = Set.of(
            "initialize",
            "ping",
            "tools/list",
            "tools/call",
            "logging/setLevel",
            "notifications/initialized",
            "notifications/cancelled");

    private McpMessage() {}

    /** Reason why a message is rejected, with its code in JSON-RPC. */
    static final class InvalidMessage extends Exception {
        private static final long serialVersionUID = 1;
        private final int code;

        InvalidMessage(int code, String message) {
            super(message, null, false, false);
            this.code = code;
        }

        String toBody() {
            JsonObject error = new JsonObject().put("code", code).put("message", getMessage());
            return new JsonObject()
                    .put("jsonrpc", "2.0")
                    .putNull("id")
                    .put("error", error)
                    .encode();
        }
    }

    /** Returns the message in a body, without arguments that are null, which the extension does not take. */
    static ObjectNode read(byte[] body) throws InvalidMessage {
        if (!(parsed(body) instanceof ObjectNode message)
                || !message.path("jsonrpc").asText().equals("2.0")) {
            throw new InvalidMessage(NOT_A_MESSAGE, "The body must be one JSON-RPC 2.0 message: a JSON object.");
        }
        JsonNode id = message.path("id");
        if (id.isContainerNode() || id.isBoolean()) {
            throw new InvalidMessage(NOT_A_MESSAGE, "id must be a string or a number.");
        }
        String method = message.path("method").asText();
        if (!message.path("method").isTextual() || !METHODS.contains(method)) {
            throw new InvalidMessage(UNKNOWN_METHOD, "The method is not supported. There are tools only.");
        }
        object(message, "params");
        JsonNode parameters = message.path("params");
        object(parameters, "_meta");
        if (method.equals("initialize")) {
            checkInitialize(parameters);
        } else if (method.equals("tools/call")) {
            checkCall(parameters);
        } else if (parameters.has("cursor") && !parameters.path("cursor").isTextual()) {
            throw new InvalidMessage(INVALID_PARAMETERS, "cursor must be a string.");
        }
        return message;
    }

    private static JsonNode parsed(byte[] body) throws InvalidMessage {
        try {
            return GraphqlRequest.JSON.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw new InvalidMessage(NOT_JSON, "The body is not valid JSON in UTF-8.");
        }
    }

    private static void checkInitialize(JsonNode parameters) throws InvalidMessage {
        object(parameters, "capabilities");
        object(parameters, "clientInfo");
        JsonNode client = parameters.path("clientInfo");
        if (!parameters.path("protocolVersion").isTextual()
                || !client.path("name").isTextual()
                || !client.path("version").isTextual()) {
            throw new InvalidMessage(
                    INVALID_PARAMETERS, "protocolVersion, clientInfo.name and clientInfo.version must be strings.");
        }
        for (JsonNode capability : parameters.path("capabilities")) {
            if (!capability.isObject()) {
                throw new InvalidMessage(INVALID_PARAMETERS, "Each of the capabilities must be an object.");
            }
        }
    }

    private static void checkCall(JsonNode parameters) throws InvalidMessage {
        if (!parameters.path("name").isTextual()) {
            throw new InvalidMessage(INVALID_PARAMETERS, "name must be the name of a tool.");
        }
        object(parameters, "arguments");
        if (parameters.path("arguments") instanceof ObjectNode given) {
            List<String> absent = new ArrayList<>();
            given.properties().forEach(argument -> {
                if (argument.getValue().isNull()) {
                    absent.add(argument.getKey());
                }
            });
            given.remove(absent);
        }
    }

    private static void object(JsonNode of, String name) throws InvalidMessage {
        if (of.has(name) && !of.path(name).isObject()) {
            throw new InvalidMessage(INVALID_PARAMETERS, name + " must be an object.");
        }
    }
}
