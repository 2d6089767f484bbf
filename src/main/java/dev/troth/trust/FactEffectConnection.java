package dev.troth.trust;

import dev.troth.platform.GlobalId;
import dev.troth.platform.Refusal;
import dev.troth.platform.list.ListRequest;
import dev.troth.platform.list.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A page of facts and their effects. */
@Description("A page of facts and their effects, the strongest first.")
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

    /** The page that the arguments ask for. */
    public static FactEffectConnection page(List<FactEffect> all, @Nullable Integer first, @Nullable String after) {
        int from = 0;
        if (after != null) {
            while (from < all.size() && !cursor(all.get(from)).equals(after)) {
                from++;
            }
            if (from == all.size()) {
                throw Refusal.invalid("after", "\"%s\" is no cursor of this list. Start again without it.", after);
            }
            from++;
        }
        return new FactEffectConnection(all, from, Math.min(all.size(), from + ListRequest.first(first)));
    }

    private static String cursor(FactEffect effect) {
        return new GlobalId(PREFIX, effect.fact().id()).toString();
    }

    @NonNull
    @Description("The facts of this page.")
    public List<@NonNull FactEffect> getNodes() {
        return all.subList(from, to);
    }

    @NonNull
    @Description("The facts of this page with their places.")
    public List<@NonNull FactEffectEdge> getEdges() {
        return getNodes().stream()
                .map(node -> new FactEffectEdge(node, cursor(node)))
                .toList();
    }

    @NonNull
    @Description("Where the page lies in the list.")
    public PageInfo getPageInfo() {
        return new PageInfo(
                to < all.size(),
                from > 0,
                from == to ? null : cursor(all.get(from)),
                from == to ? null : cursor(all.get(to - 1)));
    }

    @Description("How many there are in all.")
    public int getTotalCount() {
        return all.size();
    }
}
