package dev.troth.trust.explain;

import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.list.Page.PageInfo;
import dev.troth.platform.list.PageSize;
import dev.troth.trust.score.FactEffect;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Page of facts and their effects. */
@Description("Page of facts and their effects, strongest first.")
public final class FactEffectConnection {
    private static final String PREFIX = "fct";

    private final List<FactEffect> all;
    private final int from;
    private final int to;

    private FactEffectConnection(List<FactEffect> all, int from, int to) {
        this.all = all;
        this.from = from;
        this.to = to;
    }

    /** Returns the page selected by the arguments. */
    public static FactEffectConnection page(List<FactEffect> all, @Nullable Integer first, @Nullable String after) {
        int from = 0;
        if (after != null) {
            while (from < all.size() && !cursor(all.get(from)).equals(after)) {
                from++;
            }
            if (from == all.size()) {
                throw RejectedException.invalid(
                        "after", "\"%s\" is not a valid cursor of this list. Maybe start again without it?", after);
            }
            from++;
        }
        return new FactEffectConnection(all, from, Math.min(all.size(), from + PageSize.of(first)));
    }

    private static String cursor(FactEffect effect) {
        return new GlobalId(PREFIX, effect.fact().id()).toString();
    }

    @NonNull
    @Description("Facts of this page.")
    public List<@NonNull FactEffect> getNodes() {
        return all.subList(from, to);
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
        return new PageInfo(
                to < all.size(),
                from > 0,
                from == to ? null : cursor(all.get(from)),
                from == to ? null : cursor(all.get(to - 1)));
    }

    @Description("Total number of facts.")
    public int getTotalCount() {
        return all.size();
    }

    @Description("Fact and its effect in a list, with its cursor.")
    public record FactEffectEdge(
            @Description("Fact and its effect.") @NonNull FactEffect node,
            @Description("Cursor of the record.") @NonNull String cursor) {}
}
