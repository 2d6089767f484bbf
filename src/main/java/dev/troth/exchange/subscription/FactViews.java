package dev.troth.exchange.subscription;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactAccess;
import dev.troth.ledger.FactCodec;
import dev.troth.ledger.Ledger;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.database.Row;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates the API types of facts; data that several of them need is loaded in one batch. */
@ApplicationScoped
public class FactViews {
    private final Ledger ledger;
    private final FactAccess access;
    private final FactCodec codec;
    private final AccountLookup accounts;
    private final AsOfResolver asOfResolver;

    FactViews(Ledger ledger, FactAccess access, FactCodec codec, AccountLookup accounts, AsOfResolver asOfResolver) {
        this.ledger = ledger;
        this.access = access;
        this.codec = codec;
        this.accounts = accounts;
        this.asOfResolver = asOfResolver;
    }

    /** Looks up facts by global id. */
    @Produces
    @Singleton
    NodeSource nodes() {
        return NodeSource.of(Fact.PREFIX, ids -> {
            Map<UUID, FactView> nodes = new HashMap<>();
            of(ledger.facts(ids)).forEach(view -> nodes.put(view.uuid(), view));
            return nodes;
        });
    }

    /** Returns the API types of the facts that the caller may read, in the same order. */
    public List<FactView> of(List<Fact> all) {
        return of(all, all.size());
    }

    /** Returns the API types of the first facts that the caller may read, in the same order. */
    List<FactView> of(List<Fact> all, int most) {
        List<Fact> facts = access.readable(all).stream().limit(most).toList();
        BatchContext<Row> batch = new BatchContext<>(asOfResolver.now(), List.of());
        Set<UUID> asked =
                facts.stream().map(Fact::accountId).filter(Objects::nonNull).collect(Collectors.toSet());
        batch.computeIfAbsent("asked", () -> asked);
        List<UUID> ids = facts.stream().map(Fact::id).toList();
        return facts.stream()
                .map(fact -> new FactView(
                        fact,
                        codec.write(fact),
                        batch,
                        () -> batch.computeIfAbsent("recorders", () -> ledger.recordedBy(ids))))
                .toList();
    }

    /** Returns the account of a fact in its current state; null for facts about the market. */
    @Nullable
    AccountView account(FactView fact) {
        UUID uuid = fact.accountUuid();
        if (uuid == null) {
            return null;
        }
        AsOf now = fact.batch().moment();
        Set<UUID> all = fact.batch().computeIfAbsent("asked", () -> Set.of(uuid));
        Map<UUID, AccountView> found = fact.batch().computeIfAbsent("accounts", () -> accounts.byIds(all, now));
        return found.get(uuid);
    }
}
