package dev.troth.exchange.subscription;

import dev.troth.ledger.Fact;
import dev.troth.ledger.FactFeed;
import dev.troth.ledger.FactFeed.Batch;
import dev.troth.ledger.FactFeed.Position;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.database.ChangeNotifier;
import dev.troth.platform.list.ListQueries;
import dev.troth.platform.tenancy.AccessContext;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.OperationPool;
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

/** Streams of new facts for subscriptions. */
@ApplicationScoped
public class FactStream {
    private static final int AT_ONCE = 200;

    private final FactFeed feed;
    private final ChangeNotifier notifier;
    private final CurrentWorkspace workspace;
    private final ListQueries queries;
    private final AsOfResolver asOfResolver;
    private final OperationPool pool;

    FactStream(
            FactFeed feed,
            ChangeNotifier notifier,
            CurrentWorkspace workspace,
            ListQueries queries,
            AsOfResolver asOfResolver,
            OperationPool pool) {
        this.feed = feed;
        this.notifier = notifier;
        this.workspace = workspace;
        this.queries = queries;
        this.asOfResolver = asOfResolver;
        this.pool = pool;
    }

    /**
     * Filter of facts.
     *
     * @param accounts only facts of these accounts; null for all
     * @param types only facts of these types; null for all
     * @param segment only facts of accounts in this segment; null for all
     */
    public record Wanted(
            @Nullable Set<UUID> accounts,
            @Nullable Set<String> types,
            @Nullable String segment) {}

    /**
     * Streams facts as they are recorded.
     *
     * @param from position after which the stream starts
     * @param make maps a batch of facts to items
     */
    <T> Multi<T> follow(Wanted wanted, Position from, Function<List<Fact>, List<T>> make) {
        AccessContext context = workspace.require();
        Position[] place = {from};
        return NotifiedPolling.stream(notifier, FactFeed.topic(context.workspace()), pool.of(context), () -> {
            Batch batch = feed.after(place[0], AT_ONCE);
            if (!batch.entries().isEmpty()) {
                place[0] = batch.entries().getLast().position();
            }
            List<Fact> facts = wanted(
                    wanted, batch.entries().stream().map(FactFeed.Entry::fact).toList());
            boolean more = facts.isEmpty() && batch.entries().size() == AT_ONCE;
            return new NotifiedPolling.Poll<>(
                    facts.isEmpty() ? List.of() : make.apply(facts), batch.pending() || more, false);
        });
    }

    /** Returns the facts that match the filter. */
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
        Set<UUID> inside = queries.accountsMatching(Map.of("segment", wanted.segment()), asked, asOfResolver.now());
        return some.stream().filter(fact -> inside.contains(fact.accountId())).toList();
    }
}
