package dev.troth.ledger;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Batched read of the facts of several accounts as of one moment. The facts are loaded once per batch and shared by
 * all fields that compute something from them.
 */
@ApplicationScoped
public class FactBatchLoader {
    private static final String MARKET = "facts of the market";

    private final Ledger ledger;

    FactBatchLoader(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Returns all facts of an account, with corrections applied, sorted.
     *
     * @param batch accounts, or rows that belong to accounts
     */
    public List<Fact> of(BatchContext<? extends Row> batch, UUID account) {
        Map<UUID, List<Fact>> all =
                batch.computeIfAbsent("facts of accounts", () -> ledger.history(accounts(batch), batch.moment()));
        return all.getOrDefault(account, List.of());
    }

    /** Returns all facts about one subject, with corrections applied, sorted. */
    public List<Fact> about(String kind, BatchContext<? extends Row> batch, String ref) {
        Map<String, List<Fact>> all = batch.computeIfAbsent("facts about " + kind, () -> byRef(kind, batch));
        return all.getOrDefault(ref, List.of());
    }

    /** Returns all facts about members, with corrections applied, sorted. */
    public List<Fact> ofMembers(BatchContext<? extends Row> batch) {
        return batch.computeIfAbsent("facts about members", () -> ledger.seen(ledger.memberFacts(), batch.moment()));
    }

    /** Returns all facts that belong to no account, except those about members. */
    public List<Fact> ofMarket(BatchContext<? extends Row> batch) {
        return batch.computeIfAbsent(MARKET, () -> ledger.seen(ledger.marketFacts(), batch.moment()));
    }

    /** Returns all facts that belong to no account, those about members included, with corrections applied. */
    public List<Fact> ofWorkspace(BatchContext<? extends Row> batch) {
        return batch.computeIfAbsent("facts of the workspace", () -> {
            List<Fact> all = new ArrayList<>(ofMarket(batch));
            all.addAll(ofMembers(batch));
            return all;
        });
    }

    private Map<String, List<Fact>> byRef(String kind, BatchContext<? extends Row> batch) {
        List<String> refs = batch.members().stream().map(row -> row.ref).toList();
        return ledger.historyOf(kind, refs, batch.moment()).stream()
                .collect(Collectors.groupingBy(Fact::subjectRef, HashMap::new, Collectors.toList()));
    }

    private static Set<UUID> accounts(BatchContext<? extends Row> batch) {
        return batch.members().stream()
                .map(row -> row instanceof AccountOwnedRow ofAccount ? ofAccount.accountId : row.id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
