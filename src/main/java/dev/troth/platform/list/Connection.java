package dev.troth.platform.list;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.batching.CurrentField;
import dev.troth.platform.database.Row;
import dev.troth.platform.list.Page.Entry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * Base class of connections (Relay pagination). Each record type adds its nodes and edges, because GraphQL has no generics.
 * This class is not generic either, because SmallRye would then add the rows to the schema.
 */
// The engine calls the getters by reflection, and SmallRye registers the classes of the schema, not their superclass.
@RegisterForReflection
public abstract class Connection {
    private final ListLoader.Part<? extends Row> part;

    protected Connection(ListLoader.Part<? extends Row> part) {
        this.part = part;
    }

    /** Maps each row to its API type. */
    protected static <R extends Row, V> List<V> each(ListLoader.Part<R> part, BiFunction<R, BatchContext<R>, V> view) {
        List<V> views = new ArrayList<>(part.page().entries().size());
        for (Entry<R> entry : part.page().entries()) {
            views.add(view.apply(entry.row(), part.together()));
        }
        return views;
    }

    /** Maps each row and its position to an edge. */
    protected static <R extends Row, V> List<V> eachEntry(
            ListLoader.Part<R> part, BiFunction<Entry<R>, BatchContext<R>, V> edge) {
        return part.page().entries().stream()
                .map(entry -> edge.apply(entry, part.together()))
                .toList();
    }

    @NonNull
    @Description("Position of this page in the list.")
    public PageInfo getPageInfo() {
        List<String> cursors = part.page().entries().stream().map(Entry::cursor).toList();
        return new PageInfo(
                part.page().hasNext(),
                part.page().hasPrevious(),
                cursors.isEmpty() ? null : cursors.getFirst(),
                cursors.isEmpty() ? null : cursors.getLast());
    }

    @Description("Total number of records in the list. Only computed if requested.")
    public int getTotalCount() {
        return part.page().total().get();
    }

    @NonNull
    @Description("Aggregates over the whole list. Only computed if requested.")
    public Aggregates getAggregates() {
        return aggregates(null);
    }

    Aggregates aggregates(@Nullable String groupBy) {
        return part.page().aggregates().apply(groupBy, CurrentField.selectionOrAll());
    }
}
