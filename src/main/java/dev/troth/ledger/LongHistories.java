package dev.troth.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.Moment;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Caches the fact history of accounts with 500 facts or more, because reading such a history costs ten times as much as
 * computing from it. An entry is valid while the {@code xmin} of the account's {@code account_stream} row is unchanged.
 * A transaction that has written anything bypasses the cache.
 */
@ApplicationScoped
// Caffeine finds the classes that implement the settings of newCache() by name.
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMW", "com.github.benmanes.caffeine.cache.PSMW"})
class LongHistories {
    private static final int LONG = 500;
    private static final int MOST_FACTS = 50_000;

    /** Maximum number of accounts for which the cache is used; a larger request comes from a bulk operation. */
    private static final int FEW = 50;

    private final FactStore store;
    private final Database database;
    private final CurrentWorkspace workspace;
    private final Cache<Key, Kept> kept = newCache();

    private record Key(UUID workspace, UUID account) {}

    /** @param writer transaction id ({@code xmin}) of the row of the account when the facts were read */
    private record Kept(String writer, List<Fact> facts) {}

    LongHistories(FactStore store, Database database, CurrentWorkspace workspace) {
        this.store = store;
        this.database = database;
        this.workspace = workspace;
    }

    static Cache<Key, Kept> newCache() {
        return Caffeine.newBuilder()
                .maximumWeight(MOST_FACTS)
                .weigher((Key key, Kept history) -> history.facts.size())
                .build();
    }

    /** Returns at least all facts of the accounts that are visible as of a moment, corrections included, unordered. */
    List<Fact> of(Collection<UUID> accounts, Moment moment) {
        if (accounts.size() > FEW) {
            return store.ofAccounts(accounts, null, moment);
        }
        List<UUID> maybeKept = accounts.stream()
                .filter(account -> kept.getIfPresent(key(account)) != null)
                .toList();
        Map<UUID, String> writers = maybeKept.isEmpty() ? Map.of() : writers(maybeKept);
        List<Fact> all = new ArrayList<>();
        List<UUID> others = new ArrayList<>();
        for (UUID account : accounts) {
            Kept history = writers.containsKey(account) ? kept.getIfPresent(key(account)) : null;
            if (history != null && history.writer.equals(writers.get(account))) {
                all.addAll(history.facts);
            } else {
                others.add(account);
            }
        }
        all.addAll(read(others, moment));
        return all;
    }

    private List<Fact> read(List<UUID> accounts, Moment moment) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        List<Fact> read = store.ofAccounts(accounts, null, moment);
        if (read.size() >= LONG) {
            read.stream()
                    .collect(Collectors.groupingBy(Fact::accountId, Collectors.counting()))
                    .forEach((account, many) -> {
                        if (many >= LONG) {
                            keep(account);
                        }
                    });
        }
        return read;
    }

    /**
     * Reads the facts again after reading {@code xmin}, so that the entry is never older than the transaction id it is
     * stored under.
     */
    private void keep(UUID account) {
        String writer = writers(List.of(account)).get(account);
        if (writer != null) {
            List<Fact> facts = store.ofAccounts(List.of(account), null, Moment.END_OF_TIME);
            kept.put(key(account), new Kept(writer, facts.stream().sorted().toList()));
        }
    }

    /** Returns the {@code xmin} of each account; empty if the current transaction has written something. */
    private Map<UUID, String> writers(List<UUID> accounts) {
        Map<UUID, String> writers = new HashMap<>();
        database.query(
                """
                select id, xmin::text as writer from account_stream
                where workspace_id = ? and id = any(?::uuid[]) and pg_current_xact_id_if_assigned() is null
                """,
                row -> writers.put(row.getObject("id", UUID.class), row.getString("writer")),
                workspace.id(),
                accounts);
        return writers;
    }

    private Key key(UUID account) {
        return new Key(workspace.id(), account);
    }
}
