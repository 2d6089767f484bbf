package dev.troth.stakeholder;

import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stakeholders of all accounts of a batch, those who left included, loaded once for the batch. */
@ApplicationScoped
public class AccountPeople {
    private final StakeholderLookup stakeholders;
    private final FactBatchLoader facts;

    AccountPeople(StakeholderLookup stakeholders, FactBatchLoader facts) {
        this.stakeholders = stakeholders;
        this.facts = facts;
    }

    /** Returns the stakeholder with this ref; null if there is none, or for null. */
    public @Nullable StakeholderView find(@Nullable String ref, BatchContext<? extends Row> batch) {
        return ref == null ? null : of(batch).get(ref);
    }

    /** Returns the stakeholders with these refs, in their order; unknown refs are left out. */
    public List<StakeholderView> find(Collection<String> refs, BatchContext<? extends Row> batch) {
        Map<String, StakeholderView> all = of(batch);
        return refs.stream()
                .filter(all::containsKey)
                .map(ref -> Objects.requireNonNull(all.get(ref)))
                .toList();
    }

    private Map<String, StakeholderView> of(BatchContext<? extends Row> batch) {
        return batch.computeIfAbsent("people of accounts", () -> stakeholders.byRefs(refs(batch), batch.moment()));
    }

    private Set<String> refs(BatchContext<? extends Row> batch) {
        Set<UUID> accounts = new HashSet<>();
        batch.members().forEach(row -> accounts.add(row instanceof AccountOwnedRow owned ? owned.accountId : row.id));
        Set<String> refs = new HashSet<>();
        for (UUID account : accounts) {
            for (Fact fact : facts.of(batch, account)) {
                if (fact.body() instanceof StakeholderFact.Joined) {
                    refs.add(fact.subjectRef());
                }
            }
        }
        return refs;
    }
}
