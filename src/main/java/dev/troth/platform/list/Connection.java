package dev.troth.platform.list;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.batching.Selection;
import dev.troth.platform.database.Row;
import dev.troth.platform.list.Page.Entry;
import dev.troth.platform.list.Page.PageInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page of a list with its records (a Relay connection).
 *
 * @param together batch of the rows of all pages that were loaded with this one
 */
record Connection(ListDefinition definition, Page<? extends Row> page, BatchContext<? extends Row> together) {

    static Connection of(ListDefinition definition, ListLoader.Part<? extends Row> part) {
        return new Connection(definition, part.page(), part.together());
    }

    /** A record and its cursor. */
    record Edge(EntityView node, Entry<? extends Row> entry) {
        String cursor() {
            return entry.cursor();
        }
    }

    List<EntityView> nodes() {
        List<EntityView> nodes = new ArrayList<>(page.entries().size());
        for (Entry<? extends Row> entry : page.entries()) {
            nodes.add(view(entry));
        }
        return nodes;
    }

    List<Edge> edges() {
        List<Edge> edges = new ArrayList<>(page.entries().size());
        for (Entry<? extends Row> entry : page.entries()) {
            edges.add(new Edge(view(entry), entry));
        }
        return edges;
    }

    private EntityView view(Entry<? extends Row> entry) {
        return definition.view().of(entry.row(), together);
    }

    /** @param asked requested fields; whether there are other pages may take a statement */
    PageInfo pageInfo(Selection asked) {
        List<? extends Entry<? extends Row>> entries = page.entries();
        return new PageInfo(
                asked.wants("hasNextPage") && page.hasNext().getAsBoolean(),
                asked.wants("hasPreviousPage") && page.hasPrevious().getAsBoolean(),
                entries.isEmpty() ? null : entries.getFirst().cursor(),
                entries.isEmpty() ? null : entries.getLast().cursor());
    }

    /** @param most number at which the count stops; null to count all records */
    int totalCount(@Nullable Integer most) {
        return page.total().apply(most);
    }

    /** @param asked requested fields of the aggregates */
    Aggregates aggregates(@Nullable String groupBy, Selection asked) {
        return page.aggregates().apply(groupBy, asked);
    }
}
