package dev.troth.graphql;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.Value;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.idl.TypeUtil;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Validates scalar input values before execution. Rejects malformed numbers, out-of-range dates and strings that
 * PostgreSQL cannot store. Without this check the scalar coercion would accept them and a later failure would leak
 * class names to the client.
 */
final class InputValidator {
    // Same range as in the ledger (Times), and within that of PostgreSQL.
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2200;
    private static final int SHOWN = 60;

    private InputValidator() {}

    /**
     * Validates the variables of an operation.
     *
     * @throws RequestException if a value is not valid for its type
     */
    static void check(GraphQLSchema schema, OperationDefinition operation, Map<String, @Nullable Object> variables) {
        operation.getVariableDefinitions().forEach(variable -> {
            GraphQLType type = schema.getType(nameOf(variable.getType()));
            if (type != null) {
                check(type, variables.get(variable.getName()), "$" + variable.getName());
            }
        });
    }

    private static String nameOf(Type<?> type) {
        return TypeUtil.unwrapAll(type).getName();
    }

    /**
     * Validates a literal in a document. Variables inside it are validated separately.
     *
     * @throws RequestException if the value is not valid for its type
     */
    static void check(GraphQLType type, Value<?> value, String path) {
        check(type, plain(value), path);
    }

    private static @Nullable Object plain(@Nullable Value<?> value) {
        return switch (value) {
            case StringValue text -> text.getValue();
            case IntValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case BooleanValue flag -> flag.isValue();
            case EnumValue word -> word.getName();
            case ArrayValue many -> {
                List<@Nullable Object> all = new ArrayList<>();
                many.getValues().forEach(one -> all.add(plain(one)));
                yield all;
            }
            case ObjectValue object -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                object.getObjectFields().forEach(field -> fields.put(field.getName(), plain(field.getValue())));
                yield fields;
            }
            case null, default -> null;
        };
    }

    private static void check(GraphQLType type, @Nullable Object value, String path) {
        if (value == null) {
            return;
        }
        switch (type) {
            case GraphQLNonNull some -> check(some.getWrappedType(), value, path);
            case GraphQLList many -> check(many.getWrappedType(), value, path);
            case GraphQLInputObjectType input
            when value instanceof Map<?, ?> fields ->
                fields.forEach((name, inner) -> {
                    GraphQLInputObjectField field = input.getField(String.valueOf(name));
                    if (field != null) {
                        check(field.getType(), inner, path + "." + name);
                    }
                });
            case GraphQLNamedType named
            when value instanceof List<?> many -> {
                for (int i = 0; i < many.size(); i++) {
                    check(named, many.get(i), path + "[" + i + "]");
                }
            }
            case GraphQLScalarType scalar -> scalar(scalar.getName(), value, path);
            default -> {}
        }
    }

    private static void scalar(String type, Object value, String path) {
        switch (type) {
            case "Int" -> number(value, path, "an integer of at most ten digits", BigDecimal::intValueExact);
            case "Float", "BigDecimal" -> number(value, path, "a number", InputValidator::finite);
            case "Boolean" -> {
                if (!(value instanceof Boolean)) {
                    throw wrong(value, path, "true or false");
                }
            }
            case "DateTime" ->
                time(
                        value,
                        path,
                        "a time such as \"2026-03-01T09:30:00Z\"",
                        text -> OffsetDateTime.parse(text).getYear());
            case "Date" ->
                time(
                        value,
                        path,
                        "a date such as \"2026-03-01\"",
                        text -> LocalDate.parse(text).getYear());
            default -> text(value, path);
        }
    }

    private interface Reading<T> {
        Object of(T value);
    }

    private static void number(Object value, String path, String wanted, Reading<BigDecimal> reading) {
        if (value instanceof Map || value instanceof Boolean) {
            throw wrong(value, path, wanted);
        }
        try {
            reading.of(new BigDecimal(value.toString()));
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(value, path, wanted);
        }
    }

    private static Object finite(BigDecimal number) {
        if (!Double.isFinite(number.doubleValue())) {
            throw new ArithmeticException();
        }
        return number;
    }

    private static void time(Object value, String path, String wanted, Reading<String> year) {
        try {
            if (value instanceof String text && year.of(text) instanceof Integer found) {
                if (found < EARLIEST || found > LATEST) {
                    throw wrong(value, path, "from %d to %d".formatted(EARLIEST, LATEST));
                }
                return;
            }
        } catch (DateTimeException e) {
            throw wrong(value, path, wanted);
        }
        throw wrong(value, path, wanted);
    }

    private static void text(Object value, String path) {
        if (value instanceof Map) {
            throw wrong(value, path, "a text");
        }
        String text = value.toString();
        if (text.indexOf('\0') >= 0) {
            throw RequestException.bad("%s contains the character U+0000, which is not allowed.", path);
        }
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw RequestException.bad("%s contains a lone surrogate.", path);
        }
    }

    private static RequestException wrong(Object value, String path, String wanted) {
        String shown = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
        return RequestException.bad(
                "%s is %s, but must be %s.",
                path, shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown, wanted);
    }
}
