package dev.troth.ledger;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.ledger.FactType.Scope;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the JSON Schema of all fact types: the records of their bodies, and the common fields. */
final class FactJsonSchema {
    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode definitions = JSON.createObjectNode();

    private FactJsonSchema() {}

    /** Returns the schema of a line of {@code POST /facts}, as formatted JSON. */
    static String of(FactTypeRegistry registry) {
        FactJsonSchema schema = new FactJsonSchema();
        ObjectNode root = JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "/facts/schema.json")
                .put("title", "Fact")
                .put("description", "One line of POST /facts and GET /facts. See /docs/facts.md.");
        ArrayNode alternatives = root.putArray("oneOf");
        List<? extends FactType<?>> types = registry.all().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
        for (FactType<?> type : types) {
            schema.define(type);
            alternatives.addObject().put("$ref", "#/$defs/" + type.name());
        }
        root.set("$defs", schema.definitions);
        return root.toPrettyString() + "\n";
    }

    private void define(FactType<?> type) {
        ObjectNode fact = definitions.putObject(type.name()).put("type", "object");
        ObjectNode fields = fact.putObject("properties");
        ArrayNode required = fact.putArray("required").add("type").add("ref").add("at");
        fields.putObject("type").put("const", type.name());
        fields.set("ref", text(1000));
        if (type.scope() == Scope.ACCOUNT || type.scope() == Scope.ACCOUNT_OR_MARKET) {
            fields.set("account", text(1000));
        }
        if (type.scope() == Scope.ACCOUNT) {
            required.add("account");
        }
        fields.set("at", formatted("date-time"));
        for (String optional : List.of("by", "source", "note")) {
            fields.set(optional, nullable(text(null)));
        }
        fields.set("recordedAt", nullable(formatted("date-time")));
        addComponents(type.body(), fields, required);
        fact.put("additionalProperties", false);
    }

    private void addComponents(Class<?> body, ObjectNode fields, ArrayNode required) {
        for (RecordComponent component : body.getRecordComponents()) {
            AnnotatedType type = component.getAnnotatedType();
            boolean optional = type.isAnnotationPresent(Nullable.class);
            ObjectNode schema = schema(type);
            fields.set(component.getName(), optional ? nullable(schema) : schema);
            if (!optional) {
                required.add(component.getName());
            }
        }
    }

    private ObjectNode schema(AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType parameterized) {
            ObjectNode list = JSON.createObjectNode().put("type", "array");
            list.set("items", schema(parameterized.getAnnotatedActualTypeArguments()[0]));
            return list;
        }
        Class<?> type = (Class<?>)
                (annotated.getType() instanceof ParameterizedType raw ? raw.getRawType() : annotated.getType());
        if (type.isEnum()) {
            ObjectNode words = JSON.createObjectNode().put("type", "string");
            ArrayNode values = words.putArray("enum");
            Arrays.stream(type.getEnumConstants()).forEach(value -> values.add(value.toString()));
            return words;
        }
        if (type.isRecord()) {
            return reference(type);
        }
        return plain(type);
    }

    private ObjectNode reference(Class<?> type) {
        String name = type.getSimpleName();
        if (!definitions.has(name)) {
            ObjectNode definition = definitions.putObject(name).put("type", "object");
            addComponents(type, definition.putObject("properties"), definition.putArray("required"));
            definition.put("additionalProperties", false);
        }
        return JSON.createObjectNode().put("$ref", "#/$defs/" + name);
    }

    private static ObjectNode plain(Class<?> type) {
        if (type == String.class) {
            return text(null);
        } else if (type == Instant.class) {
            return formatted("date-time");
        } else if (type == LocalDate.class) {
            return formatted("date");
        } else if (type == Duration.class || type == Period.class) {
            return formatted("duration");
        } else if (type == Currency.class) {
            return JSON.createObjectNode().put("type", "string").put("pattern", "^[A-Z]{3}$");
        } else if (type == BigDecimal.class) {
            return JSON.createObjectNode().put("type", "string").put("pattern", "^[+-]?[0-9.]+([eE][+-]?[0-9]+)?$");
        } else if (type == Boolean.class || type == Boolean.TYPE) {
            return JSON.createObjectNode().put("type", "boolean");
        } else if (type == Double.class || type == Double.TYPE) {
            return JSON.createObjectNode().put("type", "number");
        } else if (type == Integer.class || type == Integer.TYPE || type == Long.class || type == Long.TYPE) {
            return JSON.createObjectNode().put("type", "integer");
        } else if (type == ObjectNode.class) {
            return JSON.createObjectNode().put("type", "object");
        }
        throw new IllegalStateException("No JSON Schema is known for " + type);
    }

    private static ObjectNode text(@Nullable Integer longest) {
        ObjectNode text = JSON.createObjectNode().put("type", "string").put("minLength", 1);
        return longest == null ? text : text.put("maxLength", longest);
    }

    private static ObjectNode formatted(String format) {
        return JSON.createObjectNode().put("type", "string").put("format", format);
    }

    private static ObjectNode nullable(ObjectNode schema) {
        ObjectNode either = JSON.createObjectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }
}
