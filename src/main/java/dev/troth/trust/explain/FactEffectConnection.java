package dev.troth.trust.explain;

import dev.troth.platform.list.ListPage;
import dev.troth.platform.list.Page.PageInfo;
import dev.troth.trust.score.FactEffect;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Page of facts and their effects. */
@Description("Page of facts and their effects, strongest first.")
public final class FactEffectConnection {
    private final ListPage<FactEffect> page;

    private FactEffectConnection(ListPage<FactEffect> page) {
        this.page = page;
    }

    /** Returns the page selected by the arguments. */
    public static FactEffectConnection page(
            List<FactEffect> all,
            @Nullable Integer first,
            @Nullable Integer last,
            @Nullable String after,
            @Nullable String before) {
        return new FactEffectConnection(ListPage.of(all, FactEffectConnection::cursor, first, last, after, before));
    }

    private static String cursor(FactEffect effect) {
        return effect.fact().globalId();
    }

    @NonNull
    @Description("Facts of this page.")
    public List<@NonNull FactEffect> getNodes() {
        return page.items();
    }

    @NonNull
    @Description("Facts of this page with their cursors.")
    public List<@NonNull FactEffectEdge> getEdges() {
        return getNodes().stream()
                .map(node -> new FactEffectEdge(node, cursor(node)))
                .toList();
    }

    @NonNull
    @Description("Position of the page in the list.")
    public PageInfo getPageInfo() {
        return page.info();
    }

    @Description("Total number of facts.")
    public int getTotalCount() {
        return page.total();
    }

    @Description("Fact and its effect in a list, with its cursor.")
    public record FactEffectEdge(
            @Description("Fact and its effect.") @NonNull FactEffect node,
            @Description("Cursor of the record.") @NonNull String cursor) {}
}
