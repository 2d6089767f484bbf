package dev.troth.graphql.engine;

import graphql.GraphQLContext;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of one scalar or enum. Common types have a fast path; all other values use the serialization of
 * graphql-java.
 */
final class LeafWriter {
    private static final int FIRST_YEAR = 0;
    private static final int LAST_YEAR = 9999;

    private final GraphQLType type;
    private final Usual usual;
    private final @Nullable FormattingFetcher formatting;

    /** Types with a fast path. */
    private enum Usual {
        TEXT,
        INTEGER,
        NUMBER,
        FLAG,
        WORD,
        INSTANT,
        DATE,
        NOTHING
    }

    LeafWriter(GraphQLType type, @Nullable DataFetcher<?> fetcher) {
        this.type = type;
        this.formatting = fetcher instanceof FormattingFetcher own ? own : null;
        this.usual = formatting != null && formatting.hasFormat() ? Usual.NOTHING : usual(type);
    }

    private static Usual usual(GraphQLType type) {
        if (type instanceof GraphQLEnumType words) {
            boolean plain =
                    words.getValues().stream().allMatch(word -> word.getName().equals(String.valueOf(word.getValue())));
            return plain ? Usual.WORD : Usual.NOTHING;
        }
        return switch (((GraphQLScalarType) type).getName()) {
            case "String", "ID" -> Usual.TEXT;
            case "Int" -> Usual.INTEGER;
            case "Float" -> Usual.NUMBER;
            case "Boolean" -> Usual.FLAG;
            case "DateTime" -> Usual.INSTANT;
            case "Date" -> Usual.DATE;
            default -> Usual.NOTHING;
        };
    }

    /** @throws Exception if the value is not valid for this type */
    void write(JsonBuffer json, Object value) throws Exception {
        if (!writeUsual(json, value)) {
            unusual(json, value);
        }
    }

    private boolean writeUsual(JsonBuffer json, Object value) {
        if (usual == Usual.TEXT && value instanceof String text) {
            json.string(text);
        } else if (usual == Usual.WORD && value instanceof Enum<?> word && isOfType(word)) {
            json.quoted(word.name());
        } else if (usual == Usual.NUMBER && value instanceof Double number && Double.isFinite(number)) {
            json.number(number.doubleValue());
        } else if (usual == Usual.INSTANT && value instanceof Instant instant && instant.getNano() == 0) {
            LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
            if (!isUsual(time.getYear())) {
                return false;
            }
            instant(json, time);
        } else if (usual == Usual.INTEGER && value instanceof Integer number) {
            json.number(number.intValue());
        } else if (usual == Usual.FLAG && value instanceof Boolean flag) {
            json.flag(flag);
        } else if (usual == Usual.DATE && value instanceof LocalDate date && isUsual(date.getYear())) {
            json.quoted(date.toString());
        } else {
            return false;
        }
        return true;
    }

    private boolean isOfType(Enum<?> word) {
        return ((GraphQLEnumType) type).getValue(word.name()) != null;
    }

    private static boolean isUsual(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static void instant(JsonBuffer json, LocalDateTime time) {
        json.raw('"');
        json.twoDigits(time.getYear() / 100);
        json.twoDigits(time.getYear() % 100);
        json.raw('-');
        json.twoDigits(time.getMonthValue());
        json.raw('-');
        json.twoDigits(time.getDayOfMonth());
        json.raw('T');
        json.twoDigits(time.getHour());
        json.raw(':');
        json.twoDigits(time.getMinute());
        json.raw(':');
        json.twoDigits(time.getSecond());
        json.raw('Z');
        json.raw('"');
    }

    private void unusual(JsonBuffer json, Object value) throws Exception {
        Object transformed = formatting == null ? value : formatting.transformed(value);
        if (transformed == null) {
            throw new IllegalStateException("The serialization of a scalar returned null.");
        }
        Object serialized = type instanceof GraphQLEnumType words
                ? words.serialize(transformed, GraphQLContext.getDefault(), Locale.ROOT)
                : ((GraphQLScalarType) type)
                        .getCoercing()
                        .serialize(transformed, GraphQLContext.getDefault(), Locale.ROOT);
        any(json, serialized);
    }

    private static void any(JsonBuffer json, @Nullable Object value) {
        switch (value) {
            case null -> json.nothing();
            case String text -> json.string(text);
            case Boolean flag -> json.flag(flag);
            case Number number -> json.plain(number.toString());
            case Map<?, ?> map -> object(json, map);
            case Iterable<?> list -> list(json, list);
            default -> json.string(value.toString());
        }
    }

    private static void object(JsonBuffer json, Map<?, ?> map) {
        json.raw('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                json.raw(',');
            }
            first = false;
            json.string(String.valueOf(entry.getKey()));
            json.raw(':');
            any(json, entry.getValue());
        }
        json.raw('}');
    }

    private static void list(JsonBuffer json, Iterable<?> list) {
        json.raw('[');
        boolean first = true;
        for (Object entry : list) {
            if (!first) {
                json.raw(',');
            }
            first = false;
            any(json, entry);
        }
        json.raw(']');
    }
}
