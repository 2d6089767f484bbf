package dev.troth.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.common.StorableText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes facts as JSON: one object per fact, with the common fields beside the fields of its type. Unknown
 * fields are rejected.
 */
@ApplicationScoped
public class FactCodec {
    /** Maximum length of a line, in characters. */
    public static final int LINE = 1_000_000;

    /** Stands in place of an account for facts that define something for the whole workspace; sorts before all refs. */
    public static final String WORKSPACE = "\u0001";

    private static final JsonFactory GLANCE = new JsonFactory();

    private final FactTypeRegistry factTypes;
    private final BodyCodec bodies;

    @Inject
    public FactCodec(FactTypeRegistry factTypes, BodyCodec bodies) {
        this.factTypes = factTypes;
        this.bodies = bodies;
    }

    /**
     * Reads one line.
     *
     * @throws RejectedException if the line is not a valid fact; names the error and the field
     */
    public FactDraft read(String line) {
        ObjectNode node = tree(line);
        // A decoded line has such characters only as escapes.
        if (line.contains("\\u")) {
            StorableText.checkAll("", node);
        }
        return take(node);
    }

    /** @throws RejectedException as {@link #read(String)} */
    public FactDraft read(ObjectNode node) {
        StorableText.checkAll("", node);
        return take(node.deepCopy());
    }

    /**
     * Returns the account that a line names, without parsing more of the line than necessary. Returns
     * {@link #WORKSPACE} if the line defines something for the whole workspace, and null if the line names no account
     * or is not valid; the actual read reports the error.
     */
    public @Nullable String accountOf(String line) {
        String type = null;
        String ref = null;
        try (JsonParser parser = GLANCE.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                boolean isText = value == JsonToken.VALUE_STRING;
                if (field.equals("account")) {
                    return isText ? storable(parser.getText()) : null;
                } else if (isText && field.equals("type")) {
                    type = parser.getText();
                } else if (isText && field.equals("ref")) {
                    ref = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            return null;
        }
        if (type == null) {
            return null;
        }
        return factTypes.founds(type) ? storable(ref) : factTypes.isOfWorkspace(type) ? WORKSPACE : null;
    }

    private static @Nullable String storable(@Nullable String ref) {
        return ref == null || ref.indexOf('\0') >= 0 ? null : ref;
    }

    private FactDraft take(ObjectNode node) {
        FactType<?> type = factTypes.named(requiredText(node, "type"));
        String ref = requiredText(node, "ref");
        Require.key("ref", ref);
        Instant at = WireTimes.instant("at", requiredText(node, "at"));
        @Nullable String recordedAt = text(node, "recordedAt");
        @Nullable String by = text(node, "by");
        @Nullable String source = text(node, "source");
        @Nullable String note = text(node, "note");
        @Nullable String account = account(type, node);
        FactBody body = bodies.read(type, node);
        body.check(at);
        return new FactDraft(
                type,
                ref,
                account,
                at,
                recordedAt == null ? null : WireTimes.instant("recordedAt", recordedAt),
                by,
                source,
                note,
                body);
    }

    /** Writes the line that would import this fact. */
    public String write(Fact fact) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("type", fact.type().name()).put("ref", fact.ref());
        if (fact.type().scope() != FactType.Scope.FOUNDS_ACCOUNT && fact.account() != null && !fact.isCorrection()) {
            line.put("account", fact.account());
        }
        line.put("at", fact.at().toString());
        line.setAll(bodies.tree(fact.body()));
        putIfPresent(line, "by", fact.by());
        putIfPresent(line, "source", fact.source());
        putIfPresent(line, "note", fact.note());
        line.put("recordedAt", fact.recordedAt().toString());
        return bodies.json(line);
    }

    private @Nullable String account(FactType<?> type, ObjectNode node) {
        return switch (type.scope()) {
            case FOUNDS_ACCOUNT, LIKE_TARGET, WORKSPACE -> {
                if (node.has("account")) {
                    throw RejectedException.of(
                            ProblemCode.UNKNOWN_FIELD,
                            "account",
                            "A fact of type %s must not have an account.",
                            type.name());
                }
                yield type.scope() == FactType.Scope.FOUNDS_ACCOUNT ? requiredText(node, "ref") : null;
            }
            case ACCOUNT -> {
                String account = requiredText(node, "account");
                Require.key("account", account);
                yield account;
            }
            case ACCOUNT_OR_MARKET -> text(node, "account");
        };
    }

    /**
     * Parses one line as JSON.
     *
     * @throws RejectedException if the line is not a JSON object
     */
    public ObjectNode tree(String line) {
        if (line.length() > LINE) {
            throw RejectedException.of(
                    ProblemCode.TOO_LARGE,
                    null,
                    "A line may have at most %d characters, but this one has %d.",
                    LINE,
                    line.length());
        }
        try {
            JsonNode node = bodies.parse(line);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw RejectedException.of(ProblemCode.MALFORMED, null, "A fact must be a JSON object.");
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            throw RejectedException.of(
                    ProblemCode.MALFORMED,
                    null,
                    "The line is not valid JSON: %s (column %d).",
                    FactObjectMapper.firstLine(e),
                    where == null ? 0 : where.getColumnNr());
        }
    }

    private static String requiredText(ObjectNode node, String field) {
        return Require.present(field, text(node, field));
    }

    /** Returns a text of a fact; null if it is absent. */
    static @Nullable String text(ObjectNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.getNodeType() != JsonNodeType.STRING) {
            throw RejectedException.invalid(
                    field, "%s must be a string, but is %s. Maybe \"%s\"?", field, value, value.asText());
        }
        Require.text(field, value.asText());
        return value.asText();
    }

    static void putIfPresent(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
