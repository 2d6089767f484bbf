package dev.troth.contract;

import dev.troth.ledger.Correction;
import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactListener;
import dev.troth.ledger.Ledger;
import dev.troth.platform.common.AsOf;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Repository of contracts, and projection of their facts into rows. */
@Singleton
class ContractRepository extends EntityRepository<Contract, ContractRow, ContractView> implements FactListener {
    private final Ledger facts;

    ContractRepository(Services services) {
        super(ContractType.TYPE, services);
        this.facts = services.ledger();
    }

    /** A departure without a contract is a fact about no contract, so the rows of the account are computed again. */
    @Override
    public void appended(List<Growth> growth) {
        Set<UUID> accounts = growth.stream()
                .filter(one -> one.facts().stream().anyMatch(ContractRepository::mayEndOthers))
                .map(Growth::accountId)
                .collect(Collectors.toSet());
        if (!accounts.isEmpty()) {
            List<Change<Contract>> changes = new ArrayList<>();
            facts.foldSubjects(this, accounts, AsOf.END_OF_TIME)
                    .forEach((subject, folded) ->
                            changes.add(new Change<>(subject, folded.thing(), false, folded.version())));
            store(changes);
        }
    }

    private static boolean mayEndOthers(Fact fact) {
        return fact.subjectKind().equals("contract")
                && (fact.body() instanceof Correction
                        || (fact.body() instanceof ContractFact.Churned churned && churned.contract() == null));
    }

    @Override
    protected void complete(Collection<ContractRow> rows) {
        endDeparted(rows, AsOf.END_OF_TIME);
    }

    @Override
    public Collection<ContractRow> rows(Set<UUID> accounts, AsOf moment) {
        Collection<ContractRow> rows = super.rows(accounts, moment);
        endDeparted(rows, moment);
        return rows;
    }

    /** Ends the contracts of accounts that left without naming a contract. */
    private void endDeparted(Collection<ContractRow> rows, AsOf moment) {
        Set<UUID> accounts = rows.stream().map(row -> row.accountId).collect(Collectors.toSet());
        Map<UUID, List<Fact>> departed = new HashMap<>(facts.history(accounts, "contract", moment));
        departed.values().removeIf(of -> of.stream().noneMatch(ContractRepository::mayEndOthers));
        if (departed.isEmpty()) {
            return;
        }
        Map<UUID, ContractHistory> histories = new HashMap<>();
        facts.history(departed.keySet(), moment)
                .forEach((account, all) -> histories.put(account, ContractHistory.of(all)));
        for (ContractRow row : rows) {
            ContractHistory history = histories.get(row.accountId);
            ContractHistory.Departure departure = history == null ? null : history.endOf(row.ref);
            if (departure != null && row.status != ContractStatus.ENDED) {
                row.end(departure);
            }
        }
    }
}
