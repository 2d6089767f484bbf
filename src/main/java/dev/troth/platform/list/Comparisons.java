package dev.troth.platform.list;

import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.CategoryName;
import dev.troth.platform.list.Property.Kind;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Compares a property with values, as SQL. Filters of exports do not pass through the schema, so values are checked. */
final class Comparisons {
    private static final Map<Operator, String> ORDERED = Map.of(
            Operator.GT, " > ",
            Operator.GTE, " >= ",
            Operator.LT, " < ",
            Operator.LTE, " <= ");

    private final AsOf moment;

    /** @param moment what relative times count from */
    Comparisons(AsOf moment) {
        this.moment = moment;
    }

    Sql of(Property property, Operator operator, Object than) {
        String sql = property.sql();
        String cast = "?::" + property.kind().sqlType;
        return switch (operator) {
            case EQ -> in(property, List.of(than));
            case NE -> Sql.of("not coalesce(").then(in(property, List.of(than))).then(", false)");
            case IN -> in(property, list(than));
            case NOT_IN ->
                Sql.of("not coalesce(").then(in(property, list(than))).then(", false)");
            case GT, GTE, LT, LTE -> Sql.of(sql + ORDERED.get(operator) + cast, value(property.kind(), than));
            case CONTAINS -> Sql.of("strpos(" + composedSql(sql) + ", " + composedSql("?") + ") > 0", text(than));
            case STARTS_WITH -> Sql.of("starts_with(" + composedSql(sql) + ", " + composedSql("?") + ")", text(than));
            case HAS, HAS_ANY -> Sql.of(sql + " && ?::text[]", values(property.kind(), than));
            case HAS_ALL ->
                Sql.all(list(than).stream()
                        .map(one -> Sql.of(sql + " && ?::text[]", values(property.kind(), one)))
                        .toList());
            case IS_EMPTY -> Sql.of("(cardinality(" + sql + ") = 0) = ?", flag(than));
            case IS_NULL -> Sql.of("(" + sql + " is null) = ?", flag(than));
        };
    }

    /** Canonically equivalent spellings of a letter are the same text, such as an accent as a character of its own. */
    private static String composedSql(String sql) {
        return "lower(normalize(" + sql + ", NFC) collate \"default\")";
    }

    /** A plain equals sign lets an index give the order of the rows that follow it. */
    private Sql equal(Property property, Object than) {
        Kind kind = property.kind();
        return kind == Kind.FLAG
                ? Sql.of("(" + property.sql() + ") is not distinct from ?", flag(than))
                : Sql.of(property.sql() + " = ?::" + kind.sqlType, value(kind, than));
    }

    private Sql in(Property property, Collection<?> given) {
        List<String> values = values(property.kind(), given);
        return values.size() == 1
                ? equal(property, given.iterator().next())
                : Sql.of(property.sql() + " = any(?::" + property.kind().sqlType + "[])", values);
    }

    private Object value(Kind kind, Object given) {
        return switch (kind) {
            case TEXT, WORD, TEXTS -> text(given);
            case CATEGORY, CATEGORIES -> CategoryName.canonical(text(given));
            case NUMBER -> number(given);
            case FLAG -> flag(given);
            case TIME -> RelativeTimeParser.resolve(text(given), moment);
            case DATE ->
                LocalDate.ofInstant(RelativeTimeParser.resolve(text(given), moment), ZoneOffset.UTC)
                        .toString();
        };
    }

    private static String text(Object given) {
        return given.toString();
    }

    /** Returns the values as texts, with all spellings of each. */
    private List<String> values(Kind kind, Object given) {
        return list(given).stream()
                .map(one -> value(kind, one).toString())
                .flatMap(one -> Stream.of(one, composed(one), decomposed(one)))
                .distinct()
                .toList();
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static double number(Object given) {
        if (given instanceof Number number) {
            return number.doubleValue();
        }
        throw FilterCompiler.unknown(given.toString(), "a number");
    }

    private static boolean flag(Object given) {
        if (given instanceof Boolean flag) {
            return flag;
        }
        throw FilterCompiler.unknown(given.toString(), "true or false");
    }

    private static Collection<?> list(Object given) {
        return given instanceof Collection<?> many ? many : List.of(given);
    }
}
