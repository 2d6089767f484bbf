package dev.troth.platform.list;

import dev.troth.platform.GlobalId;
import dev.troth.platform.Moment;
import dev.troth.platform.Refusal;
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
 * Filters as SQL. Names come from the schema, which let nothing else through; values never become text of the
 * statement.
 */
final class Conditions {
    private static final int NESTING = 12;
    private static final int TERMS = 200;
    private static final int LONG_ENOUGH = 4;
    private static final int WORDS = 8;

    private final Words words;
    private final Comparisons comparisons;
    private final Relations relations;
    private final Function<String, Map<String, Object>> segments;
    private final Set<String> joins = new TreeSet<>();
    private int terms;

    /** Where the rows of a table come from at the moment looked from. */
    interface Relations {
        Sql of(String table, String accountColumn);
    }

    /** @param segments the filter that was saved under an id */
    Conditions(Words words, Moment moment, Relations relations, Function<String, Map<String, Object>> segments) {
        this.words = words;
        this.comparisons = new Comparisons(moment);
        this.relations = relations;
        this.segments = segments;
    }

    /** The extensions that the conditions asked for so far need, beside the row {@code t}. */
    Set<String> joins() {
        return joins;
    }

    void join(Property property) {
        if (property.extension() != null) {
            joins.add(property.extension());
        }
    }

    /** The condition on the row {@code t} of a word. */
    Sql of(Listed word, Map<String, Object> filter) {
        return of(word, filter, 0);
    }

    private Sql of(Listed word, Map<String, Object> filter, int depth) {
        if (depth > NESTING) {
            throw Refusal.invalid("where", "The filter goes down more than %d levels.", NESTING);
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
            throw Refusal.invalid("where", "The filter has more than %d conditions.", TERMS);
        }
    }

    private Sql term(Listed word, String name, Object value, int depth) {
        return switch (name) {
            case "and" -> Sql.all(each(value, one -> of(word, one, depth + 1)));
            case "or" -> Sql.any(each(value, one -> of(word, one, depth + 1)));
            case "not" -> not(of(word, map(value), depth + 1));
            case "search" -> search(word, value.toString());
            case "id" -> ids(word, map(value));
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

    /** A selection in its own scope: {@code t} is the inner row there, with joins of its own. */
    private Sql inside(Listed word, Map<String, Object> filter, int depth, boolean unless) {
        Set<String> outer = new TreeSet<>(joins);
        joins.clear();
        Sql condition = of(word, filter, depth + 1);
        Sql from = from(word);
        joins.clear();
        joins.addAll(outer);
        return from.then(" where ").then(unless ? not(condition) : condition);
    }

    /** The word's rows as {@code t}, joined with what the conditions so far need. */
    Sql from(Listed word) {
        Sql from = relations.of(word.table(), word.accountColumn()).then(" t");
        for (String extension : joins) {
            // Every row has its extension: it is written in the same transaction.
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
     * Every word must be there: as it is, as a part, or, where it is long enough for a slip of the pen, nearly. Found
     * first and by itself (which is what {@code offset 0} is for), or PostgreSQL would walk through the list in its order
     * and look at each row.
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
        // How similar is set on the connection (application.properties), so that an index can be asked.
        return maySlip ? found.then(" or ? <% (" + texts + ")", sought) : found;
    }

    private Sql property(Listed word, String name, Object value) {
        Property property = word.properties().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("where", "%s cannot be filtered by %s.", word.type(), name));
        join(property);
        List<Sql> all = new ArrayList<>();
        map(value).forEach((key, than) -> {
            if (than != null) {
                count();
                all.add(comparisons.of(property, Operator.named(key, property.kind()), than));
            }
        });
        return Sql.all(all);
    }

    /** Filters of exports have not passed through the schema. */
    static Refusal unknown(String given, String maybe) {
        return Refusal.invalid("where", "\"%s\" means nothing here. Maybe %s?", given, maybe);
    }

    private static Sql ids(Listed word, Map<String, Object> asked) {
        List<Sql> all = new ArrayList<>();
        asked.forEach((key, given) -> {
            if (given != null) {
                List<UUID> ids = list(given).stream()
                        .map(id -> GlobalId.parse(word.prefix(), id.toString()))
                        .toList();
                all.add(
                        switch (key) {
                            case "eq", "in" -> Sql.of("t.id = any(?::uuid[])", ids);
                            default -> throw unknown(key, "eq or in");
                        });
            }
        });
        return Sql.all(all);
    }

    private List<Sql> each(Object value, Function<Map<String, Object>, Sql> make) {
        return list(value).stream().map(one -> make.apply(map(one))).toList();
    }

    private static Collection<?> list(Object value) {
        return value instanceof Collection<?> many ? many : List.of(value);
    }

    @SuppressWarnings("unchecked") // the keys of an object are texts
    private static Map<String, Object> map(@Nullable Object value) {
        if (value != null && !(value instanceof Map)) {
            throw unknown(value.toString(), "an object");
        }
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
