package dev.troth.platform;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What every page of a list has in common. Each list adds its nodes and edges, because GraphQL has no generics. */
public abstract class Connection {
    private final Page<? extends Row> page;

    protected Connection(Page<? extends Row> page) {
        this.page = page;
    }

    protected static String cursor(Row row) {
        return new PageRequest.Position(row.at, row.id).cursor();
    }

    @NonNull
    @Description("Where the page lies in the list.")
    public PageInfo getPageInfo() {
        List<? extends Row> rows = page.rows();
        return new PageInfo(
                page.hasNext(),
                page.hasPrevious(),
                rows.isEmpty() ? null : cursor(rows.getFirst()),
                rows.isEmpty() ? null : cursor(rows.getLast()));
    }

    @Description("How many there are in all; counted only when asked for.")
    public int getTotalCount() {
        return page.total().get();
    }
}
