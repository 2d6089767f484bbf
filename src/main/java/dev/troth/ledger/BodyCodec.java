package dev.troth.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes the bodies of facts as JSON. Unknown fields are rejected. */
@ApplicationScoped
public class BodyCodec {
    /** Fields of a fact that are not fields of its body. */
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

    private final JsonMapper mapper = FactObjectMapper.create();

    /** Returns the names of all fields of facts of a type, in alphabetical order. */
    public static Set<String> fieldsOf(FactType<?> type) {
        Set<String> all = new TreeSet<>(COMMON);
        all.addAll(FIELDS.get(type.body()));
        return all;
    }

    /** Parses any JSON. */
    JsonNode parse(String json) throws JsonProcessingException {
        return mapper.readTree(json);
    }

    /** Writes a JSON tree. */
    String json(JsonNode tree) {
        try {
            return mapper.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The fact cannot be written as JSON.", e);
        }
    }

    String write(FactBody body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The fact cannot be written as JSON.", e);
        }
    }

    /** Returns the body of a fact as a JSON tree. */
    ObjectNode tree(FactBody body) {
        return mapper.valueToTree(body);
    }

    /** Returns the name of the field of a body that holds a text; null if there is none. */
    @Nullable
    String fieldOf(FactBody body, String text) {
        for (var field : tree(body).properties()) {
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
        return read(type, tree(body));
    }

    /** Reads a stored body. */
    FactBody readStored(FactType<?> type, String json) {
        try {
            return mapper.readValue(json, type.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored body of a fact of type " + type.name() + " is not valid.", e);
        }
    }

    /**
     * Returns the fact with some fields changed.
     *
     * @throws RejectedException if the amended fact is not valid
     */
    Fact amend(Fact fact, Correction.Amended amendment) {
        ObjectNode changes = amendment.fields();
        ObjectNode fields = tree(fact.body());
        for (var field : changes.properties()) {
            if (field.getValue().isNull()) {
                checkField(fact.type(), field.getKey());
                fields.remove(field.getKey());
            } else {
                fields.set(field.getKey(), field.getValue());
            }
        }
        Instant at =
                changes.has("at") ? WireTimes.instant("at", changes.get("at").asText()) : fact.at();
        FactBody body = read(fact.type(), fields).amended(fact.body());
        checkSubject(fact, body);
        body.check(at);
        return fact.corrected(at, amended(changes, "by", fact.by()), amended(changes, "note", fact.note()), body);
    }

    private static @Nullable String amended(ObjectNode changes, String field, @Nullable String before) {
        return changes.has(field) ? FactCodec.text(changes, field) : before;
    }

    /** A fact stays with its subject, because all facts about a subject are folded together. */
    private static void checkSubject(Fact fact, FactBody amended) {
        String subject = fact.body().about();
        if (!Objects.equals(subject, amended.about())) {
            throw RejectedException.invalid(
                    "fields",
                    "The %s \"%s\" is about \"%s\", which cannot be amended to \"%s\". Maybe retract it and record "
                            + "another one?",
                    fact.type().name(),
                    fact.ref(),
                    subject,
                    amended.about());
        }
    }

    /**
     * Reads a body.
     *
     * @param fields fields of the body; those of the fact around it are ignored. Consumed by this method
     * @throws RejectedException if it is not valid
     */
    FactBody read(FactType<?> type, ObjectNode fields) {
        fields.remove(COMMON);
        checkFields(type, fields);
        try {
            return mapper.treeToValue(fields, type.body());
        } catch (UnrecognizedPropertyException e) {
            throw unknownField(type, e);
        } catch (JsonMappingException e) {
            throw refusalOf(e, fields);
        } catch (JsonProcessingException e) {
            throw RejectedException.of(ProblemCode.MALFORMED, null, "%s", e.getOriginalMessage());
        }
    }

    /** Runs before all other checks, so that a misspelled field is not reported as a missing one. */
    private static void checkFields(FactType<?> type, ObjectNode fields) {
        fields.fieldNames().forEachRemaining(name -> checkField(type, name));
    }

    private static void checkField(FactType<?> type, String name) {
        Set<String> known = FIELDS.get(type.body());
        if (!known.contains(name) && !COMMON.contains(name)) {
            throw RejectedException.of(
                    ProblemCode.UNKNOWN_FIELD,
                    name,
                    "%s has no field \"%s\".%s",
                    type.name(),
                    name,
                    Suggestion.maybe(name, fieldsOf(type)));
        }
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

    private static RejectedException refusalOf(JsonMappingException e, ObjectNode fields) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RejectedException rejection) {
                return within(pathOf(e), rejection);
            }
        }
        JsonNode value = fields;
        for (JsonMappingException.Reference step : e.getPath()) {
            value = step.getFieldName() == null ? value.path(step.getIndex()) : value.path(step.getFieldName());
        }
        return RejectedException.invalid(pathOf(e), "%s", FactObjectMapper.explain(e, pathOf(e), value));
    }

    /** Adds the number of the entry to the path of a refusal of an entry of a list, which only knows its own fields. */
    private static RejectedException within(String path, RejectedException rejection) {
        Problem problem = rejection.problem();
        String field = problem.field();
        int dot = path.indexOf('.');
        if (field == null || dot < 0 || path.indexOf('.', dot + 1) >= 0) {
            return rejection;
        }
        boolean ofEntry = field.startsWith(path.substring(0, dot + 1)) && !field.startsWith(path);
        return ofEntry
                ? RejectedException.because(new Problem(problem.code(), problem.message(), path + field.substring(dot)))
                : rejection;
    }

    private static String pathOf(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            } else {
                path.append('.').append(step.getIndex());
            }
        }
        return path.toString();
    }
}
