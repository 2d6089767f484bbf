package dev.troth.platform.list;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.troth.platform.JsonRow;
import dev.troth.platform.Moment;
import dev.troth.platform.Refusal;
import dev.troth.platform.list.ListRequest.OrderKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One list as SQL: what is selected, from where, in which order, from which place on. */
final class ListQuery {
    /** More would not fit into memory; whoever looks back at so many wants an export. */
    private static final int FOLDED_AT_ONCE = 20_000;

    private static final JsonMapper ROWS = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final ListRequest request;
    private final Moment moment;
    private final Sources sources;
    private final Conditions conditions;
    private final Map<String, Sql> relations = new HashMap<>();

    /**
     * Where rows come from.
     *
     * @param past how rows of a table are folded again
     * @param changed the accounts that have changed since the moment looked from
     */
    record Sources(UUID workspace, Words words, SavedFilters segments, Map<String, PastRows> past, Set<UUID> changed) {}

    ListQuery(ListRequest request, Moment moment, Sources sources) {
        this.request = request;
        this.moment = moment;
        this.sources = sources;
        this.conditions = new Conditions(sources.words, moment, this::relation, sources.segments::filter);
    }

    ListRequest request() {
        return request;
    }

    /** Makes a property available to what is selected. */
    void join(Property property) {
        conditions.join(property);
    }

    /**
     * The row {@code t}, filtered, sorted, from the cursor on; where places are wanted, with its sort keys as texts.
     *
     * @param columns of the row
     */
    Sql selection(String columns, Sql also, int most) {
        Sql matching = matching(also);
        StringBuilder keys = new StringBuilder();
        StringBuilder order = new StringBuilder();
        for (int i = 0; i < request.order().size(); i++) {
            OrderKey key = request.order().get(i);
            if (request.extent().places()) {
                keys.append(", (").append(key.sql()).append(")::text as k").append(i);
            }
            order.append(i == 0 ? "" : ", ").append(key.orderBy());
        }
        Sql sql = Sql.of("select " + columns + keys + " from ").then(matching);
        if (request.after() != null) {
            sql = sql.then(" and (")
                    .then(after(request.order(), request.after()))
                    .then(")");
        }
        // A number, not a parameter: a plan that is made without knowing it takes it for a tenth of the table.
        return sql.then(" order by " + order + " limit " + most);
    }

    /** An object of all properties for each row. */
    Sql objects() {
        List<Property> properties = request.word().properties();
        properties.forEach(conditions::join);
        String pairs = properties.stream()
                .map(property -> "'" + property.name() + "', " + property.sql())
                .collect(Collectors.joining(", "));
        String account = request.word().belongsToAccount()
                ? "'account', (select s.ref from account_stream s where s.workspace_id = t.workspace_id"
                        + " and s.id = t.account_id), "
                : "";
        String order = request.order().stream().map(OrderKey::orderBy).collect(Collectors.joining(", "));
        return Sql.of("select json_build_object(" + account + pairs + ") as json from ")
                .then(matching(Sql.TRUE))
                .then(" order by " + order);
    }

    /** From and where. */
    Sql matching(Sql also) {
        Sql filter = conditions.of(request.word(), request.where());
        request.order().stream()
                .map(OrderKey::property)
                .filter(Objects::nonNull)
                .forEach(conditions::join);
        return conditions
                .from(request.word())
                .then(" where t.workspace_id = ? and ", sources.workspace)
                .then(also)
                .then(" and (")
                .then(filter)
                .then(")");
    }

    private Sql after(List<OrderKey> order, Cursor cursor) {
        List<Sql> ways = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            List<Sql> steps = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                steps.add(same(order.get(j), cursor.values().get(j)));
            }
            steps.add(beyond(order.get(i), cursor.values().get(i)));
            ways.add(Sql.all(steps));
        }
        Sql any = Sql.any(ways);
        OrderKey first = order.getFirst();
        if (first.nullable()) {
            return any;
        }
        // Says no more than the ways do, but lets an index start at the right place.
        String bound = first.sql() + (first.descending() ? " <= " : " >= ") + "?::" + first.sqlType();
        return Sql.of(bound, cursor.values().getFirst())
                .then(" and (")
                .then(any)
                .then(")");
    }

    private static Sql same(OrderKey key, @Nullable String value) {
        return value == null ? Sql.of(key.sql() + " is null") : Sql.of(key.sql() + " = ?::" + key.sqlType(), value);
    }

    private static Sql beyond(OrderKey key, @Nullable String value) {
        if (value == null) {
            return Sql.of(key.nullsFirst() ? key.sql() + " is not null" : "false");
        }
        Sql beyond = Sql.of(key.sql() + (key.descending() ? " < " : " > ") + "?::" + key.sqlType(), value);
        return key.nullable() && !key.nullsFirst() ? beyond.then(" or " + key.sql() + " is null") : beyond;
    }

    /** The table, or, where some of its rows know too much, the others and those as they were. */
    private Sql relation(String table, String accountColumn) {
        return relations.computeIfAbsent(table, name -> {
            String own = "(select * from " + table + " where workspace_id = ?";
            PastRows then = sources.past.get(table);
            Set<UUID> gone = then == null ? Set.of() : then.notHolding(sources.changed, moment);
            if (then == null || gone.isEmpty()) {
                return Sql.of(own + ")", sources.workspace);
            }
            if (gone.size() > FOLDED_AT_ONCE) {
                throw Refusal.invalid(
                        "asOf",
                        "%d accounts have changed since %s, and a list looks back at most at %d. Maybe ask for "
                                + "single accounts, or export the facts?",
                        gone.size(),
                        moment.asOf(),
                        FOLDED_AT_ONCE);
            }
            return Sql.of(own + " and not (" + accountColumn + " = any(?::uuid[]))", sources.workspace, gone)
                    .then(
                            " union all select * from jsonb_populate_recordset(null::" + table + ", ?::jsonb))",
                            json(then.rows(gone, moment)));
        });
    }

    private static String json(Collection<? extends JsonRow> rows) {
        try {
            return ROWS.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows can be written.", e);
        }
    }
}
