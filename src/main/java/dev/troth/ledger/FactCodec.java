package dev.troth.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.common.Sha256;
import dev.troth.platform.common.Suggestion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    private static final List<String> COMMON =
            List.of("type", "ref", "account", "at", "by", "source", "note", "recordedAt");

    /** Field names of a body. */
    private static final ClassValue<Set<String>> FIELDS = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> body) {
            return Arrays.stream(body.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toUnmodifiableSet());
        }
    };

    private static final JsonFactory GLANCE = new JsonFactory();

    private final FactTypeRegistry factTypes;
    private final JsonMapper mapper = FactObjectMapper.create();

    @Inject
    public FactCodec(FactTypeRegistry factTypes) {
        this.factTypes = factTypes;
    }

    /**
     * Reads one line.
     *
     * @throws RejectedException if the line is not a valid fact; names the error and the field
     */
    public FactDraft read(String line) {
        return take(tree(line));
    }

    /** @throws RejectedException as {@link #read(String)} */
    public FactDraft read(ObjectNode node) {
        return take(node.deepCopy());
    }

    /**
     * Returns the account that a line names, without parsing more of the line than necessary. Returns {@link #WORKSPACE}
     * if the line defines something for the whole workspace, and null if the line names no account or is not valid; the
     * actual read reports the error.
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
                    return isText ? parser.getText() : null;
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
        return factTypes.founds(type) ? ref : factTypes.isOfWorkspace(type) ? WORKSPACE : null;
    }

    private FactDraft take(ObjectNode node) {
        FactType<?> type = factTypes.named(requiredText(node, "type"));
        String ref = requiredText(node, "ref");
        Require.ref("ref", ref);
        Instant at = WireTimes.instant("at", requiredText(node, "at"));
        @Nullable String recordedAt = text(node, "recordedAt");
        @Nullable String by = text(node, "by");
        @Nullable String source = text(node, "source");
        @Nullable String note = text(node, "note");
        @Nullable String account = account(type, node);
        FactBody body = body(type, node);
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
        ObjectNode line = mapper.createObjectNode();
        line.put("type", fact.type().name()).put("ref", fact.ref());
        if (fact.type().scope() != FactType.Scope.FOUNDS_ACCOUNT && fact.account() != null && !fact.isCorrection()) {
            line.put("account", fact.account());
        }
        line.put("at", fact.at().toString());
        line.setAll(mapper.<ObjectNode>valueToTree(fact.body()));
        putIfPresent(line, "by", fact.by());
        putIfPresent(line, "source", fact.source());
        putIfPresent(line, "note", fact.note());
        line.put("recordedAt", fact.recordedAt().toString());
        return json(line);
    }

    String writeBody(FactBody body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The fact cannot be written as JSON.", e);
        }
    }

    /** Returns the body of a fact as a JSON tree. */
    ObjectNode treeOf(FactBody body) {
        return mapper.valueToTree(body);
    }

    /** Returns the name of the field of a body that holds a text; null if there is none. */
    @Nullable
    String fieldOf(FactBody body, String text) {
        for (var field : treeOf(body).properties()) {
            if (field.getValue().isTextual() && field.getValue().asText().equals(text)) {
                return field.getKey();
            }
        }
        return null;
    }

    /**
     * Writes a body as an import line and reads it back, so that everything in the ledger can be read again.
     *
     * @throws RejectedException if no import line could contain it
     */
    FactBody checked(FactType<?> type, FactBody body) {
        return body(type, treeOf(body));
    }

    /** Reads a stored body. */
    FactBody readBody(FactType<?> type, String json) {
        try {
            return mapper.readValue(json, type.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored body of a fact of type " + type.name() + " is not valid.", e);
        }
    }

    /** Digest of the content of a draft: equal for the same fact, regardless of its spelling. */
    byte[] digest(FactDraft draft) {
        return digest(draft, writeBody(draft.body()));
    }

    /** @param body body of the draft, as JSON */
    byte[] digest(FactDraft draft, String body) {
        ObjectNode frame = mapper.createObjectNode();
        putIfPresent(frame, "account", draft.account());
        frame.put("at", draft.at().toString());
        putIfPresent(frame, "by", draft.by());
        putIfPresent(frame, "source", draft.source());
        putIfPresent(frame, "note", draft.note());
        String open = json(frame);
        String content = open.substring(0, open.length() - 1) + ",\"body\":" + body + "}";
        return Arrays.copyOf(Sha256.of(content), 16);
    }

    /**
     * Returns the fact with some fields changed.
     *
     * @throws RejectedException if the amended fact is not valid
     */
    Fact amend(Fact fact, Correction.Amended amendment) {
        ObjectNode fields = mapper.valueToTree(fact.body());
        Instant at = fact.at();
        for (var field : amendment.fields().properties()) {
            if (field.getKey().equals("at")) {
                at = WireTimes.instant("at", field.getValue().asText());
            } else if (field.getValue().isNull()) {
                fields.remove(field.getKey());
            } else {
                fields.set(field.getKey(), field.getValue());
            }
        }
        FactBody body = body(fact.type(), fields);
        body.check(at);
        return fact.corrected(at, body);
    }

    /** Describes, for a person, in which fields two versions of a fact differ. */
    String difference(Fact known, FactDraft draft) {
        ObjectNode there = mapper.valueToTree(known.body());
        ObjectNode here = mapper.valueToTree(draft.body());
        putIfPresent(there.put("at", known.at().toString()), "account", known.account());
        putIfPresent(here.put("at", draft.at().toString()), "account", draft.account());
        Set<String> names = new TreeSet<>();
        there.fieldNames().forEachRemaining(names::add);
        here.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> there.path(name).equals(here.path(name)));
        return names.isEmpty()
                ? "by, source or note differ"
                : String.join(
                        ", ",
                        names.stream()
                                .map(name -> name + " is " + shown(there.path(name)) + " in the ledger and "
                                        + shown(here.path(name)) + " here")
                                .toList());
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "absent" : value.toString();
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
            case ACCOUNT -> requiredText(node, "account");
            case ACCOUNT_OR_MARKET -> text(node, "account");
        };
    }

    /**
     * Reads a body.
     *
     * @param fields fields; consumed by this method
     * @throws RejectedException if it is not valid
     */
    FactBody body(FactType<?> type, ObjectNode fields) {
        fields.remove(COMMON);
        checkFields(type, fields);
        try {
            return mapper.treeToValue(fields, type.body());
        } catch (UnrecognizedPropertyException e) {
            throw unknownField(type, e);
        } catch (JsonMappingException e) {
            throw refusalOf(e);
        } catch (JsonProcessingException e) {
            throw RejectedException.of(ProblemCode.MALFORMED, null, "%s", e.getOriginalMessage());
        }
    }

    /** Runs before all other checks, so that a misspelled field is not reported as a missing one. */
    private static void checkFields(FactType<?> type, ObjectNode fields) {
        Set<String> known = FIELDS.get(type.body());
        fields.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                Set<String> all = new TreeSet<>(COMMON);
                all.addAll(known);
                throw RejectedException.of(
                        ProblemCode.UNKNOWN_FIELD,
                        name,
                        "%s has no field \"%s\".%s",
                        type.name(),
                        name,
                        Suggestion.maybe(name, all));
            }
        });
    }

    private static RejectedException unknownField(FactType<?> type, UnrecognizedPropertyException e) {
        Set<String> known = new TreeSet<>();
        e.getKnownPropertyIds().forEach(id -> known.add(id.toString()));
        return RejectedException.of(
                ProblemCode.UNKNOWN_FIELD,
                pathOf(e),
                "%s has no field \"%s\".%s",
                type.name(),
                pathOf(e),
                Suggestion.maybe(e.getPropertyName(), known));
    }

    private static RejectedException refusalOf(JsonMappingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RejectedException rejection) {
                return rejection;
            }
        }
        return RejectedException.invalid(pathOf(e), "%s: %s", pathOf(e), FactObjectMapper.explain(e));
    }

    private static String pathOf(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            } else {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.toString();
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
            JsonNode node = mapper.readTree(line);
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

    private static @Nullable String text(ObjectNode node, String field) {
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

    private static void putIfPresent(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }

    private String json(JsonNode node) {
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The fact cannot be written as JSON.", e);
        }
    }
}
