package dev.troth.commitment;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.stakeholder.StakeholderLookup;
import dev.troth.stakeholder.StakeholderView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Queries of commitments in the schema. */
@GraphQLApi
public class CommitmentApi {
    private final EntityRepository<Commitment, CommitmentRow, CommitmentView> repository;
    private final StakeholderLookup stakeholders;
    private final AccountLookup accounts;
    private final FactBatchLoader facts;

    CommitmentApi(
            EntityRepository<Commitment, CommitmentRow, CommitmentView> repository,
            StakeholderLookup stakeholders,
            AccountLookup accounts,
            FactBatchLoader facts) {
        this.facts = facts;
        this.repository = repository;
        this.stakeholders = stakeholders;
        this.accounts = accounts;
    }

    @NonNull
    @Description("Progress of the commitment: time, cost and communication.")
    public CommitmentProgress progress(@Source CommitmentView commitment) {
        BatchContext<CommitmentRow> batch = commitment.batch();
        return CommitmentProgress.of(
                CommitmentHistory.of(facts.about("commitment", batch, commitment.getRef())),
                batch.moment().asOf());
    }

    @NonNull
    @Description("Commitment metrics of both sides.")
    public CommitmentMetrics commitmentMetrics(@Source AccountView account) {
        return CommitmentMetrics.of(
                facts.of(account.batch(), account.uuid()),
                account.batch().moment().asOf());
    }

    @NonNull
    @Description("Account of the commitment.")
    public AccountView account(@Source CommitmentView commitment) {
        BatchContext<CommitmentRow> batch = commitment.batch();
        Map<UUID, AccountView> all =
                batch.computeIfAbsent("accounts", () -> accounts.byIds(accountsOf(batch), batch.moment()));
        return Objects.requireNonNull(all.get(commitment.accountUuid()));
    }

    @NonNull
    @Description("Stakeholders to whom the commitment was made.")
    public List<@NonNull StakeholderView> madeTo(@Source CommitmentView commitment) {
        BatchContext<CommitmentRow> batch = commitment.batch();
        Map<String, StakeholderView> all = batch.computeIfAbsent("madeTo", () -> {
            Set<String> refs =
                    batch.members().stream().flatMap(row -> row.madeTo.stream()).collect(Collectors.toSet());
            return stakeholders.byRefs(refs, batch.moment());
        });
        return commitment.madeToRefs().stream()
                .filter(all::containsKey)
                .map(ref -> Objects.requireNonNull(all.get(ref)))
                .toList();
    }

    private static Set<UUID> accountsOf(BatchContext<? extends AccountOwnedRow> batch) {
        return batch.members().stream().map(row -> row.accountId).collect(Collectors.toSet());
    }
}
