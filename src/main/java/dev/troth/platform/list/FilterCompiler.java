package dev.troth.platform.list;

import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.RejectedException;
import java.text.Normalizer;
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
final class FilterCompiler {
    private static final int NESTING = 12;
    private static final int TERMS = 200;
    private static final int LONG_ENOUGH = 4;
    private static final int WORDS = 8;
    private static final int SEARCHED = 200;
    private static final int LONGEST = 500;
    private static final int ENTRIES = 1_000;

    private final ListRegistry registry;
    private final Comparisons comparisons;
    private final Relations relations;
    private final Function<String, Map<String, Object>> segments;
    private final Set<String> joins = new TreeSet<>();
    private int terms;

    /** Source of the rows of a table as of the moment of the query. */
    interface Relations {
        Sql of(String table, String accountColumn);
    }

    /** @param segments returns the filter of a segment by its id */
    FilterCompiler(
            ListRegistry registry, AsOf moment, Relations relations, Function<String, Map<String, Object>> segments) {
        this.registry = registry;
        this.comparisons = new Comparisons(moment);
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

    /** Returns the condition on the row {@code t} of a record type. */
    Sql of(ListDefinition definition, Map<String, Object> filter) {
        return of(definition, filter, 0);
    }

    private Sql of(ListDefinition definition, Map<String, Object> filter, int depth) {
        if (depth > NESTING) {
            throw RejectedException.invalid("where", "The filter exceeds the maximum depth of %d levels.", NESTING);
        }
        List<Sql> all = new ArrayList<>();
        for (Entry<String, Object> entry : filter.entrySet()) {
            count();
            all.add(term(definition, entry.getKey(), present(entry.getKey(), entry.getValue()), depth));
        }
        return Sql.all(all);
    }

    /** Rejects null: left out without a word, a condition that a client meant to set would match every record. */
    private static Object present(String name, @Nullable Object value) {
        if (value == null) {
            throw RejectedException.invalid(
                    "where",
                    "%s is null in the filter. Maybe leave it out, or use isNull: true for records without a value?",
                    name);
        }
        if (value instanceof Collection<?> many) {
            if (many.size() > ENTRIES) {
                throw RejectedException.invalid(
                        "where", "%s may have at most %d entries, but has %d.", name, ENTRIES, many.size());
            }
            many.forEach(one -> present("An entry of " + name, one));
        }
        return value instanceof String text ? bounded(name, text, LONGEST) : value;
    }

    /** Every row of a list may be compared with the text. */
    private static String bounded(String name, String text, int most) {
        if (text.length() > most) {
            throw RejectedException.invalid(
                    "where",
                    "%s may have at most %d characters in a filter, but has %d. Maybe look for a part of the text?",
                    name,
                    most,
                    text.length());
        }
        return text;
    }

    private void count() {
        if (++terms > TERMS) {
            throw RejectedException.invalid("where", "The filter exceeds the maximum of %d conditions.", TERMS);
        }
    }

    private Sql term(ListDefinition definition, String name, Object value, int depth) {
        return switch (name) {
            case "and" -> Sql.all(each(value, one -> of(definition, one, depth + 1)));
            case "or" -> Sql.any(each(value, one -> of(definition, one, depth + 1)));
            case "not" -> not(of(definition, map(value), depth + 1));
            case "search" -> search(definition, bounded("search", value.toString(), SEARCHED));
            case "id" -> ids(definition, map(value));
            case "segment" -> {
                checkFilter(!definition.belongsToAccount(), definition, name);
                yield of(registry.account(), segments.apply(value.toString()), depth + 1);
            }
            case "account" -> {
                checkFilter(definition.belongsToAccount(), definition, name);
                yield Sql.of("t.account_id in (select t.id from ")
                        .then(inside(registry.account(), map(value), depth))
                        .then(")");
            }
            default -> {
                ListDefinition relation = definition.belongsToAccount() ? null : registry.relation(name);
                yield relation == null ? property(definition, name, value) : related(relation, map(value), depth);
            }
        };
    }

    private static void checkFilter(boolean known, ListDefinition definition, String name) {
        if (!known) {
            throw RejectedException.invalid("where", "%s cannot be filtered by %s.", definition.type(), name);
        }
    }

    private Sql related(ListDefinition definition, Map<String, Object> asked, int depth) {
        List<Sql> all = new ArrayList<>();
        asked.forEach((quantifier, filter) -> {
            Map<String, Object> records = map(present(quantifier, filter));
            all.add(
                    switch (quantifier) {
                        case "some" -> exists(definition, records, depth, false);
                        case "none" -> not(exists(definition, records, depth, false));
                        case "every" -> not(exists(definition, records, depth, true));
                        default -> throw unknown(quantifier, "some, every or none");
                    });
        });
        return Sql.all(all);
    }

    private Sql exists(ListDefinition definition, Map<String, Object> filter, int depth, boolean unless) {
        return Sql.of("t.id in (select t.account_id from ")
                .then(inside(definition, filter, depth, unless))
                .then(")");
    }

    private Sql inside(ListDefinition definition, Map<String, Object> filter, int depth) {
        return inside(definition, filter, depth, false);
    }

    /** Subquery with its own scope: {@code t} is its row, and it has its own joins. */
    private Sql inside(ListDefinition definition, Map<String, Object> filter, int depth, boolean unless) {
        Set<String> outer = new TreeSet<>(joins);
        joins.clear();
        Sql condition = of(definition, filter, depth + 1);
        Sql from = from(definition);
        joins.clear();
        joins.addAll(outer);
        return from.then(" where ").then(unless ? not(condition) : condition);
    }

    /** Returns the rows of the record type as {@code t}, joined with the extensions that the conditions so far need. */
    Sql from(ListDefinition definition) {
        Sql from = relations.of(definition.table(), definition.accountColumn()).then(" t");
        for (String extension : joins) {
            // An inner join is correct: the extension of a row is written in the same transaction.
            from = from.then(" join ")
                    .then(relations.of(extension, "account_id"))
                    .then(" " + extension + " on " + extension + ".account_id = t." + definition.accountColumn());
        }
        return from;
    }

    private static Sql not(Sql condition) {
        return Sql.of("not coalesce(").then(condition).then(", false)");
    }

    /**
     * Full-text search: every word must match exactly, as a substring or, if it is long enough, approximately, without
     * regard to case and accents. The search runs in its own subquery ({@code offset 0} prevents its inlining); otherwise PostgreSQL would scan the
     * list in sort order and test each row.
     */
    private Sql search(ListDefinition definition, String text) {
        List<Sql> each = new ArrayList<>();
        String composed = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        for (String sought : composed.split("\\s+", WORDS)) {
            if (!sought.isEmpty()) {
                each.add(searched(definition.searched(), sought));
            }
        }
        return each.isEmpty()
                ? Sql.TRUE
                : Sql.of("t.id in (select t.id from ")
                        .then(relations.of(definition.table(), definition.accountColumn()))
                        .then(" t where ")
                        .then(Sql.all(each))
                        .then(" offset 0)");
    }

    private static Sql searched(String texts, String sought) {
        String like = "%" + sought.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        String folded = "folded(" + texts + ")";
        Sql found = Sql.of(
                "to_tsvector('simple', " + folded + ") @@ plainto_tsquery('simple', folded(?)) or " + folded
                        + " ilike folded(?)",
                sought,
                like);
        boolean maySlip = sought.length() >= LONG_ENOUGH && sought.chars().allMatch(Character::isLetter);
        // The similarity threshold is set on the connection (application.properties), so that an index can be used.
        return maySlip ? found.then(" or folded(?) <% " + folded, sought) : found;
    }

    private Sql property(ListDefinition definition, String name, Object value) {
        Property property = definition.properties().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        RejectedException.invalid("where", "%s cannot be filtered by %s.", definition.type(), name));
        join(property);
        List<Sql> all = new ArrayList<>();
        map(value).forEach((key, than) -> {
            count();
            if (key.equals(Operator.HAS_ALL.key()) && than instanceof Collection<?> each) {
                each.forEach(one -> count());
            }
            all.add(comparisons.of(property, Operator.named(key, property.kind()), present(name + "." + key, than)));
        });
        return Sql.all(all);
    }

    /** Filters of exports have not passed through the schema. */
    static RejectedException unknown(String given, String maybe) {
        return RejectedException.invalid("where", "\"%s\" means nothing here. Maybe %s?", given, maybe);
    }

    private static Sql ids(ListDefinition definition, Map<String, Object> asked) {
        List<Sql> all = new ArrayList<>();
        asked.forEach((key, given) -> {
            List<UUID> ids = list(present("id." + key, given)).stream()
                    .map(id -> GlobalId.parse(definition.prefix(), id.toString()))
                    .toList();
            all.add(
                    switch (key) {
                        case "eq", "in" -> Sql.of("t.id = any(?::uuid[])", ids);
                        default -> throw unknown(key, "eq or in");
                    });
        });
        return Sql.all(all);
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
