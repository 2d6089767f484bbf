package dev.troth.commitment;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
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
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Queries of commitments in the schema. */
@GraphQLApi
public class CommitmentApi {
    private final StakeholderLookup stakeholders;
    private final AccountLookup accounts;
    private final FactBatchLoader facts;

    CommitmentApi(StakeholderLookup stakeholders, AccountLookup accounts, FactBatchLoader facts) {
        this.facts = facts;
        this.stakeholders = stakeholders;
        this.accounts = accounts;
    }

    @NonNull
    @Description("Progress of the commitment: time, cost and communication.")
    public CommitmentProgress progress(@Source CommitmentView commitment) {
        BatchContext<CommitmentRow> batch = commitment.batch();
        return CommitmentProgress.of(
                CommitmentHistory.of(facts.about("commitment", batch, commitment.getRef())),
                ref -> hasLeft(people(batch).get(ref)),
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
        return those(commitment.madeToRefs(), people(commitment.batch()));
    }

    @NonNull
    @Description("Stakeholders to keep informed (the audience), each once; those who left included.")
    public List<@NonNull StakeholderView> audience(@Source CommitmentView commitment) {
        return those(commitment.audienceRefs(), people(commitment.batch()));
    }

    private static List<StakeholderView> those(List<String> refs, Map<String, StakeholderView> people) {
        return refs.stream()
                .distinct()
                .filter(people::containsKey)
                .map(ref -> Objects.requireNonNull(people.get(ref)))
                .toList();
    }

    /** Returns the people named by the commitments of a batch, by ref; columns that were not read have no people. */
    private Map<String, StakeholderView> people(BatchContext<CommitmentRow> batch) {
        return batch.computeIfAbsent("people of commitments", () -> {
            Set<String> refs = batch.members().stream()
                    .flatMap(row -> Stream.concat(Stream.ofNullable(row.madeTo), Stream.ofNullable(row.audience)))
                    .flatMap(List::stream)
                    .collect(Collectors.toSet());
            return stakeholders.byRefs(refs, batch.moment());
        });
    }

    private static boolean hasLeft(@Nullable StakeholderView stakeholder) {
        return stakeholder != null && stakeholder.getLeftAt() != null;
    }

    private static Set<UUID> accountsOf(BatchContext<? extends AccountOwnedRow> batch) {
        return batch.members().stream().map(row -> row.accountId).collect(Collectors.toSet());
    }
}
