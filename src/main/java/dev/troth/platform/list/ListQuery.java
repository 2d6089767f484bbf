package dev.troth.platform.list;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.database.JsonRow;
import dev.troth.platform.database.Row;
import dev.troth.platform.database.RowColumns;
import dev.troth.platform.list.ListRequest.OrderKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Builds the SQL of one list: columns, source, filter, order and cursor. */
final class ListQuery {
    /**
     * Maximum number of accounts to reconstruct; more would not fit into memory. For larger results there is the
     * export.
     */
    private static final int FOLDED_AT_ONCE = 20_000;

    private static final JsonMapper ROWS = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final ListRequest request;
    private final AsOf moment;
    private final Sources sources;
    private final FilterCompiler conditions;
    private final Map<String, Sql> relations = new HashMap<>();

    /**
     * Source of the rows.
     *
     * @param past reconstructs the rows of a table as of the past
     * @param changed accounts that have changed since the moment of the query
     */
    record Sources(
            UUID workspace,
            ListRegistry words,
            SavedFilters segments,
            Map<String, HistoricalRows> past,
            Set<UUID> changed) {}

    ListQuery(ListRequest request, AsOf moment, Sources sources) {
        this.request = request;
        this.moment = moment;
        this.sources = sources;
        this.conditions = new FilterCompiler(sources.words, moment, this::relation, sources.segments::filter);
    }

    ListRequest request() {
        return request;
    }

    /** Joins the extension of a property, so that it can be selected. */
    void join(Property property) {
        conditions.join(property);
    }

    /**
     * Selects the row {@code t}, filtered, between the cursors and sorted from the end at which the slice begins, with its
     * sort keys as strings if cursors are requested.
     *
     * @param columns columns of the row
     */
    Sql selection(String columns, Sql also, int most) {
        Sql matching = matching(also);
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < request.order().size() && request.extent().places(); i++) {
            keys.append(", (")
                    .append(request.order().get(i).sql())
                    .append(")::text as k")
                    .append(i);
        }
        Slice slice = request.slice();
        String order = orderBy(slice.fromEnd() ? Keyset.reversed(request.order()) : request.order());
        Sql sql = Sql.of("select " + columns + keys + " from ").then(matching);
        if (slice.after() != null) {
            sql = sql.then(" and (")
                    .then(Keyset.after(request.order(), slice.after()))
                    .then(")");
        }
        if (slice.before() != null) {
            sql = sql.then(" and (")
                    .then(Keyset.before(request.order(), slice.before()))
                    .then(")");
        }
        // A literal, not a parameter: a generic plan would estimate it as a tenth of the table.
        return sql.then(" order by " + order + " limit " + most);
    }

    /** Selects one JSON object of all properties per row. */
    Sql objects() {
        List<Property> properties = request.definition().properties();
        properties.forEach(conditions::join);
        String pairs = properties.stream()
                .map(property -> "'" + property.name() + "', " + property.sql())
                .collect(Collectors.joining(", "));
        String account = request.definition().belongsToAccount()
                ? "'account', (select s.ref from account_stream s where s.workspace_id = t.workspace_id"
                        + " and s.id = t.account_id), "
                : "";
        return Sql.of("select json_build_object(" + account + pairs + ") as json from ")
                .then(matching(Sql.TRUE))
                .then(" order by " + orderBy(request.order()));
    }

    private static String orderBy(List<OrderKey> order) {
        return order.stream().map(OrderKey::orderBy).collect(Collectors.joining(", "));
    }

    /** The clauses from and where. */
    Sql matching(Sql also) {
        Sql filter = conditions.of(request.definition(), request.where());
        request.order().stream()
                .map(OrderKey::property)
                .filter(Objects::nonNull)
                .forEach(conditions::join);
        return conditions
                .from(request.definition())
                .then(" where t.workspace_id = ? and ", sources.workspace)
                .then(also)
                .then(" and (")
                .then(filter)
                .then(")");
    }

    /**
     * The table or, if some of its rows have changed since the moment, the unchanged rows and the reconstructed ones.
     */
    private Sql relation(String table, String accountColumn) {
        return relations.computeIfAbsent(table, name -> {
            String own = "(select * from " + table + " where workspace_id = ?";
            HistoricalRows then = sources.past.get(table);
            Set<UUID> gone = then == null ? Set.of() : then.notHolding(sources.changed, moment);
            if (then == null || gone.isEmpty()) {
                return Sql.of(own + ")", sources.workspace);
            }
            if (gone.size() > FOLDED_AT_ONCE) {
                throw RejectedException.invalid(
                        "asOf",
                        "%d accounts have changed since %s, and the maximum for a list in the past is %d. "
                                + "Maybe query single accounts, or export the facts?",
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

    /** The columns of a projection may have other names than its fields. */
    private static Object columns(JsonRow row) {
        return row instanceof Row known ? new RowColumns(known.getClass()).values(known) : row;
    }

    private static String json(Collection<? extends JsonRow> rows) {
        try {
            return ROWS.writeValueAsString(rows.stream().map(ListQuery::columns).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The reconstructed rows cannot be written as JSON.", e);
        }
    }
}
