package dev.troth.exchange.live;

import dev.troth.ledger.FactFeed;
import dev.troth.ledger.FactFeed.Batch;
import dev.troth.ledger.FactFeed.Position;
import dev.troth.ledger.Fact;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Moments;
import dev.troth.platform.View;
import dev.troth.platform.Wakeups;
import dev.troth.platform.list.ListQueries;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Facts as they come in, for whoever follows them. */
@ApplicationScoped
public class FactStream {
    private static final int AT_ONCE = 200;

    private final FactFeed feed;
    private final Wakeups wakeups;
    private final CurrentWorkspace workspace;
    private final ListQueries queries;
    private final Moments moments;

    FactStream(FactFeed feed, Wakeups wakeups, CurrentWorkspace workspace, ListQueries queries, Moments moments) {
        this.feed = feed;
        this.wakeups = wakeups;
        this.workspace = workspace;
        this.queries = queries;
        this.moments = moments;
    }

    /**
     * Which facts are wanted.
     *
     * @param accounts of these accounts; null for all
     * @param types of these types; null for all
     * @param segment of accounts in this segment; null for all
     */
    public record Wanted(
            @Nullable Set<UUID> accounts,
            @Nullable Set<String> types,
            @Nullable String segment) {}

    /**
     * Facts as they are recorded.
     *
     * @param from from where on
     * @param make what becomes of a batch of them
     */
    <T> Multi<T> follow(Wanted wanted, Position from, Function<List<Fact>, List<T>> make) {
        View view = workspace.some();
        Position[] place = {from};
        return Following.stream(wakeups, FactFeed.topic(view.workspace()), view, () -> {
            Batch batch = feed.after(place[0], AT_ONCE);
            if (!batch.entries().isEmpty()) {
                place[0] = batch.entries().getLast().position();
            }
            List<Fact> facts = wanted(
                    wanted, batch.entries().stream().map(FactFeed.Entry::fact).toList());
            boolean more = facts.isEmpty() && batch.entries().size() == AT_ONCE;
            return new Following.Look<>(
                    facts.isEmpty() ? List.of() : make.apply(facts), batch.pending() || more, false);
        });
    }

    /** Those of some facts that somebody wants. */
    public List<Fact> wanted(Wanted wanted, List<Fact> facts) {
        Set<String> types = wanted.types();
        Set<UUID> accounts = wanted.accounts();
        List<Fact> some = facts.stream()
                .filter(fact -> types == null || types.contains(fact.type().name()))
                .filter(fact -> accounts == null || accounts.contains(fact.accountId()))
                .toList();
        if (wanted.segment() == null || some.isEmpty()) {
            return some;
        }
        Set<UUID> asked = new HashSet<>();
        some.stream().map(Fact::accountId).filter(Objects::nonNull).forEach(asked::add);
        Set<UUID> inside = queries.accountsMatching(Map.of("segment", wanted.segment()), asked, moments.now());
        return some.stream().filter(fact -> inside.contains(fact.accountId())).toList();
    }
}
