package dev.troth.platform.list;

import dev.troth.platform.Cohort;
import dev.troth.platform.CurrentField;
import dev.troth.platform.Row;
import dev.troth.platform.list.Page.Entry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * What every page of a list has in common. Each word adds its nodes and edges, because GraphQL has no generics; nor must
 * this class be generic, or SmallRye would put the rows into the schema.
 */
// The engine calls the getters by reflection, and SmallRye registers the classes of the schema, not their superclass.
@RegisterForReflection
public abstract class Connection {
    private final Lists.Part<? extends Row> part;

    protected Connection(Lists.Part<? extends Row> part) {
        this.part = part;
    }

    /** A view of each row. */
    protected static <R extends Row, V> List<V> each(Lists.Part<R> part, BiFunction<R, Cohort<R>, V> view) {
        List<V> views = new ArrayList<>(part.page().entries().size());
        for (Entry<R> entry : part.page().entries()) {
            views.add(view.apply(entry.row(), part.together()));
        }
        return views;
    }

    /** An edge for each row and its place. */
    protected static <R extends Row, V> List<V> eachEntry(Lists.Part<R> part, BiFunction<Entry<R>, Cohort<R>, V> edge) {
        return part.page().entries().stream()
                .map(entry -> edge.apply(entry, part.together()))
                .toList();
    }

    @NonNull
    @Description("Where the page lies in the list.")
    public PageInfo getPageInfo() {
        List<String> cursors = part.page().entries().stream().map(Entry::cursor).toList();
        return new PageInfo(
                part.page().hasNext(),
                part.page().hasPrevious(),
                cursors.isEmpty() ? null : cursors.getFirst(),
                cursors.isEmpty() ? null : cursors.getLast());
    }

    @Description("How many there are in all; counted only when asked for.")
    public int getTotalCount() {
        return part.page().total().get();
    }

    @NonNull
    @Description("What the whole list comes to; computed only when asked for.")
    public Aggregates getAggregates() {
        return aggregates(null);
    }

    Aggregates aggregates(@Nullable String groupBy) {
        return part.page().aggregates().apply(groupBy, CurrentField.selectionOrAll());
    }
}
