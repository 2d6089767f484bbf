package dev.troth.platform.list;

import dev.troth.platform.GlobalId;
import dev.troth.platform.Moment;
import dev.troth.platform.Refusal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Translates filters to SQL. Names are validated by the schema; values are always bound as parameters (no SQL
 * injection).
 */
final class Conditions {
    private static final int NESTING = 12;
    private static final int TERMS = 200;
    private static final int LONG_ENOUGH = 4;
    private static final int WORDS = 8;

    private final Words words;
    private final Moment moment;
    private final Relations relations;
    private final Function<String, Map<String, Object>> segments;
    private final Set<String> joins = new TreeSet<>();
    private int terms;

    /** Source of the rows of a table as of the moment of the query. */
    interface Relations {
        Sql of(String table, String accountColumn);
    }

    /** @param segments returns the filter of a segment by its id */
    Conditions(Words words, Moment moment, Relations relations, Function<String, Map<String, Object>> segments) {
        this.words = words;
        this.moment = moment;
        this.relations = relations;
        this.segments = segments;
    }

    /** Extensions that the conditions so far need to join to the row {@code t}. */
    Set<String> joins() {
        return joins;
    }

    void join(Property property) {
        if (property.extension() != null) {
            joins.add(property.extension());
        }
    }

    /** Returns the condition on the row {@code t} of a word. */
    Sql of(Listed word, Map<String, Object> filter) {
        return of(word, filter, 0);
    }

    private Sql of(Listed word, Map<String, Object> filter, int depth) {
        if (depth > NESTING) {
            throw Refusal.invalid("where", "The filter exceeds the maximum depth of %d levels.", NESTING);
        }
        List<Sql> all = new ArrayList<>();
        for (Entry<String, Object> entry : filter.entrySet()) {
            if (entry.getValue() != null) {
                count();
                all.add(term(word, entry.getKey(), entry.getValue(), depth));
            }
        }
        return Sql.all(all);
    }

    private void count() {
        if (++terms > TERMS) {
            throw Refusal.invalid("where", "The filter exceeds the maximum of %d conditions.", TERMS);
        }
    }

    private Sql term(Listed word, String name, Object value, int depth) {
        return switch (name) {
            case "and" -> Sql.all(each(value, one -> of(word, one, depth + 1)));
            case "or" -> Sql.any(each(value, one -> of(word, one, depth + 1)));
            case "not" -> not(of(word, map(value), depth + 1));
            case "search" -> search(word, value.toString());
            case "id" -> Sql.of("t.id = any(?::uuid[])", ids(word, value));
            case "segment" -> of(words.account(), segments.apply(value.toString()), depth + 1);
            case "account" ->
                Sql.of("t.account_id in (select t.id from ")
                        .then(inside(words.account(), map(value), depth))
                        .then(")");
            default -> {
                Listed relation = word.belongsToAccount() ? null : words.relation(name);
                yield relation == null ? property(word, name, value) : related(relation, map(value), depth);
            }
        };
    }

    private Sql related(Listed word, Map<String, Object> asked, int depth) {
        List<Sql> all = new ArrayList<>();
        asked.forEach((quantifier, filter) -> {
            if (filter != null) {
                all.add(
                        switch (quantifier) {
                            case "some" -> exists(word, map(filter), depth, false);
                            case "none" -> not(exists(word, map(filter), depth, false));
                            case "every" -> not(exists(word, map(filter), depth, true));
                            default -> throw unknown(quantifier, "some, every or none");
                        });
            }
        });
        return Sql.all(all);
    }

    private Sql exists(Listed word, Map<String, Object> filter, int depth, boolean unless) {
        return Sql.of("t.id in (select t.account_id from ")
                .then(inside(word, filter, depth, unless))
                .then(")");
    }

    private Sql inside(Listed word, Map<String, Object> filter, int depth) {
        return inside(word, filter, depth, false);
    }

    /** Subquery with its own scope: {@code t} is its row, and it has its own joins. */
    private Sql inside(Listed word, Map<String, Object> filter, int depth, boolean unless) {
        Set<String> outer = new TreeSet<>(joins);
        joins.clear();
        Sql condition = of(word, filter, depth + 1);
        Sql from = from(word);
        joins.clear();
        joins.addAll(outer);
        return from.then(" where ").then(unless ? not(condition) : condition);
    }

    /** Returns the rows of the word as {@code t}, joined with the extensions that the conditions so far need. */
    Sql from(Listed word) {
        Sql from = relations.of(word.table(), word.accountColumn()).then(" t");
        for (String extension : joins) {
            // An inner join is correct: the extension of a row is written in the same transaction.
            from = from.then(" join ")
                    .then(relations.of(extension, "account_id"))
                    .then(" " + extension + " on " + extension + ".account_id = t." + word.accountColumn());
        }
        return from;
    }

    private static Sql not(Sql condition) {
        return Sql.of("not coalesce(").then(condition).then(", false)");
    }

    /**
     * Full-text search: every word must match exactly, as a substring or, if it is long enough, approximately. The
     * search runs in its own subquery ({@code offset 0} prevents its inlining); otherwise PostgreSQL would scan the
     * list in sort order and test each row.
     */
    private Sql search(Listed word, String text) {
        List<Sql> each = new ArrayList<>();
        for (String sought : text.strip().split("\\s+", WORDS)) {
            if (!sought.isEmpty()) {
                each.add(searched(word.searched(), sought));
            }
        }
        return each.isEmpty()
                ? Sql.TRUE
                : Sql.of("t.id in (select t.id from ")
                        .then(relations.of(word.table(), word.accountColumn()))
                        .then(" t where ")
                        .then(Sql.all(each))
                        .then(" offset 0)");
    }

    private static Sql searched(String texts, String sought) {
        String like = "%" + sought.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        Sql found = Sql.of(
                "to_tsvector('simple', " + texts + ") @@ plainto_tsquery('simple', ?) or (" + texts + ") ilike ?",
                sought,
                like);
        boolean maySlip = sought.length() >= LONG_ENOUGH && sought.chars().allMatch(Character::isLetter);
        // The similarity threshold is set on the connection (application.properties), so that an index can be used.
        return maySlip ? found.then(" or ? <% (" + texts + ")", sought) : found;
    }

    private Sql property(Listed word, String name, Object value) {
        Property property = word.properties().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("where", "%s cannot be filtered by %s.", word.type(), name));
        join(property);
        String sql = property.sql();
        return switch (property.kind()) {
            case WORD -> word(sql, texts(value));
            case FLAG -> Sql.of("(" + sql + ") is not distinct from ?", flag(value));
            case TEXT -> comparisons(value, (how, than) -> text(sql, how, than));
            case TEXTS -> comparisons(value, (how, than) -> texts(sql, how, than));
            case NUMBER ->
                comparisons(
                        value,
                        (how, than) -> how.equals("isNull")
                                ? isNull(sql, than)
                                : Sql.of(sql + operator(how) + "?", number(than)));
            case TIME ->
                comparisons(
                        value,
                        (how, than) -> how.equals("isNull")
                                ? isNull(sql, than)
                                : Sql.of(sql + operator(how) + "?", TimePoints.resolve(than.toString(), moment)));
            case DATE ->
                comparisons(
                        value,
                        (how, than) -> how.equals("isNull")
                                ? isNull(sql, than)
                                : Sql.of(
                                        sql + operator(how) + "?::date",
                                        date(than).toString()));
        };
    }

    private LocalDate date(Object value) {
        return LocalDate.ofInstant(TimePoints.resolve(value.toString(), moment), ZoneOffset.UTC);
    }

    private interface Comparison {
        Sql of(String how, Object than);
    }

    private Sql comparisons(Object value, Comparison comparison) {
        List<Sql> all = new ArrayList<>();
        map(value).forEach((how, than) -> {
            if (than != null) {
                count();
                all.add(comparison.of(how, than));
            }
        });
        return Sql.all(all);
    }

    private static Sql text(String sql, String how, Object than) {
        return switch (how) {
            case "eq" -> Sql.of(sql + " = ?", than.toString());
            case "ne" -> Sql.of(sql + " is distinct from ?", than.toString());
            case "in" -> Sql.of(sql + " = any(?::text[])", texts(than));
            case "notIn" -> Sql.of("not coalesce(" + sql + " = any(?::text[]), false)", texts(than));
            case "contains" -> Sql.of("strpos(lower(" + sql + "), lower(?)) > 0", than.toString());
            case "startsWith" -> Sql.of("starts_with(lower(" + sql + "), lower(?))", than.toString());
            case "isNull" -> isNull(sql, than);
            default -> throw unknown(how, "a comparison of the schema");
        };
    }

    /** A comparison with a single word lets an index provide the sort order of the remaining columns. */
    private static Sql word(String sql, List<String> words) {
        return words.size() == 1 ? Sql.of(sql + " = ?", words.getFirst()) : Sql.of(sql + " = any(?::text[])", words);
    }

    private static Sql texts(String sql, String how, Object than) {
        return switch (how) {
            case "has" -> Sql.of("? = any(" + sql + ")", than.toString());
            case "hasAny" -> Sql.of(sql + " && ?::text[]", texts(than));
            case "hasAll" -> Sql.of(sql + " @> ?::text[]", texts(than));
            case "isEmpty" -> Sql.of("(cardinality(" + sql + ") = 0) = ?", flag(than));
            default -> throw unknown(how, "a comparison of the schema");
        };
    }

    private static Sql isNull(String sql, Object wanted) {
        return Sql.of("(" + sql + " is null) = ?", flag(wanted));
    }

    private static String operator(String how) {
        return switch (how) {
            case "eq" -> " = ";
            case "gt", "after" -> " > ";
            case "gte", "from" -> " >= ";
            case "lt", "before" -> " < ";
            case "lte", "to" -> " <= ";
            default -> throw unknown(how, "a comparison of the schema");
        };
    }

    /** Only filters of exports can reach this, because the schema does not validate them. */
    private static Refusal unknown(String given, String maybe) {
        return Refusal.invalid("where", "\"%s\" is not valid in a filter. Maybe %s?", given, maybe);
    }

    private static double number(Object given) {
        if (given instanceof Number number) {
            return number.doubleValue();
        }
        throw unknown(given.toString(), "a number");
    }

    private static boolean flag(Object given) {
        if (given instanceof Boolean flag) {
            return flag;
        }
        throw unknown(given.toString(), "true or false");
    }

    private static List<UUID> ids(Listed word, Object value) {
        return list(value).stream()
                .map(id -> GlobalId.parse(word.prefix(), id.toString()))
                .toList();
    }

    private static List<String> texts(Object value) {
        return list(value).stream().map(Object::toString).toList();
    }

    private List<Sql> each(Object value, Function<Map<String, Object>, Sql> make) {
        return list(value).stream().map(one -> make.apply(map(one))).toList();
    }

    private static Collection<?> list(Object value) {
        return value instanceof Collection<?> many ? many : List.of(value);
    }

    @SuppressWarnings("unchecked") // The keys of an object are strings.
    private static Map<String, Object> map(@Nullable Object value) {
        if (value != null && !(value instanceof Map)) {
            throw unknown(value.toString(), "an object");
        }
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
