package dev.troth.exchange.timeline;

import dev.troth.ledger.Fact;
import dev.troth.platform.list.ListPage;
import dev.troth.platform.list.Page.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Page of a timeline. */
@Description("Page of a timeline, latest entry first.")
public final class TimelineConnection {
    private final ListPage<Fact> page;
    private final List<TimelineEntry> entries;

    TimelineConnection(ListPage<Fact> page, TimelineBatch batch) {
        this.page = page;
        this.entries = page.items().stream()
                .map(fact -> new TimelineEntry(fact, batch))
                .toList();
    }

    @NonNull
    @Description("Entries of this page.")
    public List<@NonNull TimelineEntry> getNodes() {
        return entries;
    }

    @NonNull
    @Description("Entries of this page with their cursors.")
    public List<@NonNull TimelineEdge> getEdges() {
        return entries.stream()
                .map(entry -> new TimelineEdge(entry, entry.recorded().globalId()))
                .toList();
    }

    @NonNull
    @Description("Position of the page in the timeline.")
    public PageInfo getPageInfo() {
        return page.info();
    }

    @Description("Total number of entries.")
    public int getTotalCount() {
        return page.total();
    }

    @Description("Entry of a timeline, with its cursor.")
    public record TimelineEdge(
            @Description("Entry.") @NonNull TimelineEntry node,
            @Description("Cursor of the entry.") @NonNull String cursor) {}
}
