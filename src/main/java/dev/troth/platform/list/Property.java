package dev.troth.platform.list;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Property of a record type that can be filtered by, and optionally sorted or grouped by.
 *
 * @param name name in the API
 * @param sql SQL expression over the row {@code t} or the row of an extension
 * @param words name of the enum in the schema, for {@link Kind#WORD}
 * @param extension extension to join; null for a column of the record type
 * @param currency SQL expression of the currency of an amount of money; null for all other properties
 */
public record Property(
        String name,
        String sql,
        Kind kind,
        @Nullable String words,
        String description,
        @Nullable String extension,
        @Nullable String currency) {

    /** Property that is not money. */
    public Property(
            String name,
            String sql,
            Kind kind,
            @Nullable String words,
            String description,
            @Nullable String extension) {
        this(name, sql, kind, words, description, extension, null);
    }

    /** Amount of money; sums and orders keep its currencies apart. */
    public static Property money(
            String name, String sql, String currency, String description, @Nullable String extension) {
        return new Property(
                name,
                sql,
                Kind.NUMBER,
                null,
                description
                        + " The amount, whatever its currency: aggregates are by currency, and an order by it keeps the "
                        + "currencies apart.",
                extension,
                currency);
    }

    /** Kind of a property, which determines its comparisons. */
    public enum Kind {
        TEXT(
                "text",
                "String",
                Operator.EQ,
                Operator.NE,
                Operator.IN,
                Operator.NOT_IN,
                Operator.CONTAINS,
                Operator.STARTS_WITH,
                Operator.IS_NULL),
        CATEGORY(
                "text",
                "String",
                Operator.EQ,
                Operator.NE,
                Operator.IN,
                Operator.NOT_IN,
                Operator.CONTAINS,
                Operator.STARTS_WITH,
                Operator.IS_NULL),
        WORD("text", "", Operator.EQ, Operator.NE, Operator.IN, Operator.NOT_IN, Operator.IS_NULL),
        NUMBER(
                "double precision",
                "Float",
                Operator.EQ,
                Operator.NE,
                Operator.IN,
                Operator.NOT_IN,
                Operator.GT,
                Operator.GTE,
                Operator.LT,
                Operator.LTE,
                Operator.IS_NULL),
        TIME(
                "timestamptz",
                "DateTime",
                Operator.EQ,
                Operator.GT,
                Operator.GTE,
                Operator.LT,
                Operator.LTE,
                Operator.IS_NULL),
        DATE("date", "DateTime", Operator.EQ, Operator.GT, Operator.GTE, Operator.LT, Operator.LTE, Operator.IS_NULL),
        FLAG("boolean", "Boolean", Operator.EQ, Operator.IS_NULL),
        TEXTS("text[]", "StringList", Operator.HAS, Operator.HAS_ANY, Operator.HAS_ALL, Operator.IS_EMPTY),
        CATEGORIES("text[]", "StringList", Operator.HAS, Operator.HAS_ANY, Operator.HAS_ALL, Operator.IS_EMPTY);

        final String sqlType;

        @SuppressWarnings("ImmutableEnumChecker") // The list is immutable; its type does not show that.
        final List<Operator> operators;

        private final String filtered;

        Kind(String sqlType, String filtered, Operator... operators) {
            this.sqlType = sqlType;
            this.filtered = filtered;
            this.operators = List.of(operators);
        }

        /**
         * Returns the kind of a property that is stored in a field.
         *
         * @param category whether it holds names of categories
         */
        static Kind of(Class<?> type, boolean category) {
            if (type == String.class) {
                return category ? CATEGORY : TEXT;
            }
            if (type.isEnum()) {
                return WORD;
            }
            if (type == Instant.class) {
                return TIME;
            }
            if (type == LocalDate.class) {
                return DATE;
            }
            if (type == boolean.class || type == Boolean.class) {
                return FLAG;
            }
            if (type == List.class) {
                return category ? CATEGORIES : TEXTS;
            }
            return NUMBER;
        }

        /** The GraphQL type that values in a filter have; enums have their own. */
        String valueType() {
            return switch (this) {
                case TEXT, TEXTS, CATEGORY, CATEGORIES, WORD -> "String";
                case NUMBER -> "Float";
                case TIME, DATE -> "TimePoint";
                case FLAG -> "Boolean";
            };
        }
    }

    /** The name of the filter in the schema: of the scalar, or of the enum. */
    String filterType() {
        return (kind == Kind.WORD ? String.valueOf(words) : kind.filtered) + "Filter";
    }

    /** The GraphQL type that values in its filter have. */
    String valueType() {
        return kind == Kind.WORD ? String.valueOf(words) : kind.valueType();
    }

    boolean isOrdered() {
        return kind != Kind.TEXTS && kind != Kind.CATEGORIES;
    }

    boolean isGrouped() {
        return kind == Kind.WORD || kind == Kind.FLAG || kind == Kind.TEXT || kind == Kind.CATEGORY;
    }

    /** Name in enums of sort key or group: customerSince is CUSTOMER_SINCE, churnRisk30Days is CHURN_RISK_30_DAYS. */
    String constant() {
        return name.replaceAll("([a-z0-9])([A-Z])|([a-z])([0-9])", "$1$3_$2$4").toUpperCase(Locale.ROOT);
    }
}
