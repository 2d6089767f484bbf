package dev.troth.graphql;

import dev.troth.platform.common.Decimals;
import graphql.execution.TypeFromAST;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Validates scalar input values before execution, by the rules of the specification on input coercion (section 3.5),
 * which the scalars of SmallRye relax: they accept strings with numeric content. Also rejects out-of-range dates and
 * strings that PostgreSQL cannot store; a later failure would leak class names to the client.
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
            // A validated document only declares known types.
            GraphQLType type = Objects.requireNonNull(TypeFromAST.getTypeFromAST(schema, variable.getType()));
            check(type, variables.get(variable.getName()), "$" + variable.getName());
            check(type, plain(variable.getDefaultValue()), "The default value of $" + variable.getName());
        });
    }

    /**
     * Validates a literal in a document. Variables inside it are validated separately.
     *
     * @throws RequestException if the value is not valid for its type
     */
    static void check(GraphQLType type, Value<?> value, String path) {
        check(type, plain(value), path);
    }

    /** Number literal with a fraction or an exponent. In JSON, 5.0 and 5 are the same number; in a document they are not. */
    private record Decimal(BigDecimal value) {
        @Override
        public String toString() {
            return Decimals.plain(value);
        }
    }

    /** Name without quotes, which only an enumeration accepts. */
    private record Word(String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static @Nullable Object plain(@Nullable Value<?> value) {
        return switch (value) {
            case StringValue text -> text.getValue();
            case IntValue number -> number.getValue();
            case FloatValue number -> new Decimal(number.getValue());
            case BooleanValue flag -> flag.isValue();
            case EnumValue word -> new Word(word.getName());
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
            case GraphQLList many
            when value instanceof List<?> entries -> {
                for (int i = 0; i < entries.size(); i++) {
                    check(many.getWrappedType(), entries.get(i), path + "[" + i + "]");
                }
            }
            // A single value stands for a list of one entry.
            case GraphQLList many -> check(many.getWrappedType(), value, path);
            case GraphQLInputObjectType input
            when value instanceof Map<?, ?> fields ->
                fields.forEach((name, inner) -> {
                    GraphQLInputObjectField field = input.getField(String.valueOf(name));
                    if (field != null) {
                        check(field.getType(), inner, path + "." + name);
                    }
                });
            case GraphQLScalarType scalar -> scalar(scalar.getName(), value, path);
            // graphql-java reports a wrong kind of value for an enumeration or an object.
            default -> {}
        }
    }

    private static void scalar(String type, Object value, String path) {
        switch (type) {
            case "Int" -> number(value, path, "an integer from -2147483648 to 2147483647", InputValidator::integer);
            case "Float" -> number(value, path, "a number", InputValidator::finite);
            case "Boolean" -> {
                if (!(value instanceof Boolean)) {
                    throw wrong(value, path, "true or false");
                }
            }
            case "ID" -> id(value, path);
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

    /** A string with numeric content is not a number. */
    private static void number(Object value, String path, String wanted, Reading<Object> reading) {
        try {
            reading.of(value);
        } catch (ArithmeticException e) {
            throw wrong(value, path, wanted);
        }
    }

    private static Object integer(Object value) {
        return switch (value) {
            case BigDecimal number -> number.intValueExact();
            case BigInteger number -> number.intValueExact();
            case Integer number -> number;
            case Long number -> Math.toIntExact(number);
            default -> throw new ArithmeticException();
        };
    }

    private static Object finite(Object value) {
        double number = switch (value) {
            case Decimal literal -> literal.value.doubleValue();
            case Number any -> any.doubleValue();
            default -> Double.NaN;
        };
        if (!Double.isFinite(number)) {
            throw new ArithmeticException();
        }
        return number;
    }

    /** An id is a string or an integer of any size. */
    private static void id(Object value, String path) {
        boolean isInteger = value instanceof Integer || value instanceof Long || value instanceof BigInteger;
        if (!isInteger) {
            text(value, path);
        }
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
        if (!(value instanceof String text)) {
            throw wrong(value, path, "a string");
        }
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
