package dev.troth.exchange.timeline;

import dev.troth.exchange.subscription.FactView;
import dev.troth.ledger.Fact;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.list.Page.PageInfo;
import dev.troth.platform.list.PageSize;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Page of a timeline. */
@Description("Page of a timeline, latest entry first.")
public final class TimelineConnection {
    private final List<Fact> all;
    private final int from;
    private final int to;
    private final TimelinePage page;

    private TimelineConnection(List<Fact> all, int from, int to, TimelinePage page) {
        this.all = all;
        this.from = from;
        this.to = to;
        this.page = page;
    }

    static TimelineConnection of(
            List<Fact> all, @Nullable Integer first, @Nullable String after, TimelinePage.Reader reader) {
        int from = after == null ? 0 : position(all, after) + 1;
        int to = Math.min(all.size(), from + PageSize.of(first));
        return new TimelineConnection(all, from, to, reader.page(all.subList(from, to)));
    }

    private static int position(List<Fact> all, String cursor) {
        return IntStream.range(0, all.size())
                .filter(i -> cursor(all.get(i)).equals(cursor))
                .findFirst()
                .orElseThrow(() -> RejectedException.invalid(
                        "after",
                        "\"%s\" is not a valid cursor of this timeline. Maybe start again without it?",
                        cursor));
    }

    static String cursor(Fact fact) {
        return new GlobalId(FactView.PREFIX, fact.id()).toString();
    }

    @NonNull
    @Description("Entries of this page.")
    public List<@NonNull TimelineEntry> getNodes() {
        return page.entries();
    }

    @NonNull
    @Description("Entries of this page with their cursors.")
    public List<@NonNull TimelineEdge> getEdges() {
        return page.entries().stream()
                .map(entry -> new TimelineEdge(entry, cursor(entry.recorded())))
                .toList();
    }

    @NonNull
    @Description("Position of the page in the timeline.")
    public PageInfo getPageInfo() {
        return new PageInfo(
                to < all.size(),
                from > 0,
                from == to ? null : cursor(all.get(from)),
                from == to ? null : cursor(all.get(to - 1)));
    }

    @Description("Total number of entries.")
    public int getTotalCount() {
        return all.size();
    }

    @Description("Entry of a timeline, with its cursor.")
    public record TimelineEdge(
            @Description("Entry.") @NonNull TimelineEntry node,
            @Description("Cursor of the entry.") @NonNull String cursor) {}
}
