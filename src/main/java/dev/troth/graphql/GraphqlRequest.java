package dev.troth.graphql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL request of a client.
 *
 * @param query text of the document; null if only its hash was sent
 * @param hash SHA-256 of the document in hexadecimal digits, if the client sent it
 * @param variables variables by name
 * @param isPriced whether only the cost of the operation is asked for
 * @param tool name of the tool that an assistant calls; null for other requests
 * @param client program that sends it
 */
record GraphqlRequest(
        @Nullable String query,
        @Nullable String operationName,
        @Nullable String hash,
        Map<String, @Nullable Object> variables,
        boolean isPriced,
        @Nullable String tool,
        ClientIdentity client) {
    private static final int NESTING = 64;
    private static final int DIGITS = 400;
    private static final String PREFIX = "sha256:";

    /** Rejects malicious input: very long numbers, deeply nested objects, duplicate names. */
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(NESTING)
                            .maxNumberLength(DIGITS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** A request to run an operation. */
    GraphqlRequest(
            @Nullable String query,
            @Nullable String operationName,
            @Nullable String hash,
            Map<String, @Nullable Object> variables) {
        this(query, operationName, hash, variables, false, null, ClientIdentity.UNNAMED);
    }

    /** @throws RequestException if the body is not a valid GraphQL request */
    static GraphqlRequest of(byte[] body) {
        if (body.length == 0) {
            throw RequestException.bad("The body is empty. Maybe {\"query\": \"{ __typename }\"}?");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return of(JSON.readTree(text));
        } catch (CharacterCodingException e) {
            throw RequestException.bad("The body is not encoded in UTF-8.");
        } catch (JsonProcessingException e) {
            throw RequestException.bad("The body is not valid JSON: %s.", firstLine(e));
        }
    }

    /** @throws RequestException as {@link #of(byte[])} */
    static GraphqlRequest of(@Nullable JsonNode node) {
        if (!(node instanceof ObjectNode request)) {
            throw RequestException.bad("A GraphQL request must be a JSON object, but is %s.", kind(node));
        }
        checkUnicode(request);
        String query = text(request, "query");
        String hash = hash(request);
        if (query == null && hash == null) {
            throw RequestException.bad("The request has no query. Maybe {\"query\": \"{ __typename }\"}?");
        }
        return new GraphqlRequest(query, text(request, "operationName"), hash, map(request, "variables"));
    }

    /** Reads the parameters of a GET request. */
    static GraphqlRequest ofParameters(Map<String, String> parameters) {
        ObjectNode request = JSON.createObjectNode();
        for (String name : new String[] {"query", "operationName", "documentId"}) {
            String value = parameters.get(name);
            if (value != null) {
                request.put(name, value);
            }
        }
        for (String name : new String[] {"variables", "extensions"}) {
            String value = parameters.get(name);
            if (value != null && !value.isEmpty()) {
                try {
                    request.set(name, JSON.readTree(value));
                } catch (JsonProcessingException e) {
                    throw RequestException.bad("%s is not valid JSON: %s.", name, firstLine(e));
                }
            }
        }
        return of(request);
    }

    GraphqlRequest withQuery(String text) {
        return new GraphqlRequest(text, operationName, hash, variables, isPriced, tool, client);
    }

    /** @param priced whether only the cost of the operation is asked for */
    GraphqlRequest priced(boolean priced) {
        return new GraphqlRequest(query, operationName, hash, variables, priced, tool, client);
    }

    /** @param name name of the tool that an assistant calls */
    GraphqlRequest ofTool(String name) {
        return new GraphqlRequest(query, operationName, hash, variables, isPriced, name, ClientIdentity.ASSISTANT);
    }

    GraphqlRequest from(ClientIdentity sender) {
        return new GraphqlRequest(query, operationName, hash, variables, isPriced, tool, sender);
    }

    GraphqlRequest withVariable(String name, String value) {
        Map<String, @Nullable Object> all = new HashMap<>(variables);
        all.put(name, value);
        return new GraphqlRequest(query, operationName, hash, all, isPriced, tool, client);
    }

    private static @Nullable String hash(ObjectNode request) {
        String id = text(request, "documentId");
        if (id != null) {
            return id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
        }
        JsonNode extensions = request.path("extensions");
        map(request, "extensions");
        JsonNode persisted = extensions.path("persistedQuery").path("sha256Hash");
        return persisted.isTextual() ? persisted.asText() : null;
    }

    private static @Nullable String text(ObjectNode request, String name) {
        JsonNode value = request.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw RequestException.bad("%s must be a string, but is %s.", name, kind(value));
        }
        return value.asText();
    }

    private static Map<String, @Nullable Object> map(ObjectNode request, String name) {
        JsonNode value = request.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Map.of();
        }
        if (!value.isObject()) {
            throw RequestException.bad("%s must be an object, but is %s.", name, kind(value));
        }
        @SuppressWarnings("unchecked") // An object node converts to a map by name.
        Map<String, @Nullable Object> map = JSON.convertValue(value, Map.class);
        return map;
    }

    private static String kind(@Nullable JsonNode node) {
        return node == null || node.isMissingNode() ? "empty" : "of type " + node.getNodeType();
    }

    /** Rejects lone surrogates, which the database would store as a question mark. */
    private static void checkUnicode(JsonNode node) {
        if (node.isTextual() && hasLoneSurrogate(node.textValue())) {
            throw RequestException.bad("A string in the request contains a lone surrogate.");
        }
        node.properties().forEach(entry -> checkUnicode(entry.getValue()));
        if (node.isArray()) {
            node.forEach(GraphqlRequest::checkUnicode);
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    private static String firstLine(JsonProcessingException e) {
        String message =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        // Removes names of parser classes and settings from the message.
        return message.replaceAll("\\(`?[A-Za-z]*[.`].*", "")
                .replaceAll("`[^`]*`", "a value")
                .strip();
    }
}
