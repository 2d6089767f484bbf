package dev.troth.commitment;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.Require;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.stakeholder.StakeholderLookup;
import dev.troth.stakeholder.StakeholderView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Queries of commitments in the schema. */
@GraphQLApi
public class CommitmentApi {
    private final CommitmentRepository repository;
    private final StakeholderLookup stakeholders;
    private final AccountLookup accounts;
    private final FactBatchLoader facts;
    private final AsOfResolver asOfResolver;

    CommitmentApi(
            CommitmentRepository repository,
            StakeholderLookup stakeholders,
            AccountLookup accounts,
            FactBatchLoader facts,
            AsOfResolver asOfResolver) {
        this.facts = facts;
        this.repository = repository;
        this.stakeholders = stakeholders;
        this.accounts = accounts;
        this.asOfResolver = asOfResolver;
    }

    @Query
    @Description("Commitment by id or ref. Null if it does not exist as of `asOf`.")
    public @Nullable CommitmentView commitment(
            @Id @Description("Id of the commitment.") @Nullable String id,
            @Description("Caller's own key (ref) of the commitment.") @Nullable String ref,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf,
            @Description("Time by which facts must have been recorded (transaction time). Defaults to no limit.")
                    @Nullable
                    Instant knownAt) {
        Require.oneOf(id, ref);
        return repository.view(id, ref, asOfResolver.of(asOf, knownAt));
    }

    @Query
    @NonNull
    @Description("Commitments of all accounts, newest first.")
    public CommitmentConnection commitments(
            @DefaultValue("25") @Description("Number of commitments, 1 to 100. Defaults to 25.") @Nullable
                    Integer first,
            @Description("Cursor of the last record of the previous page. Defaults to the first page.") @Nullable
                    String after,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf,
            @Description("Time by which facts must have been recorded (transaction time). Defaults to no limit.")
                    @Nullable
                    Instant knownAt) {
        return new CommitmentConnection(repository.page(asOfResolver.of(asOf, knownAt)));
    }

    @NonNull
    @Description("Commitments of both sides, newest first.")
    public CommitmentConnection commitments(
            @Source AccountView account,
            @DefaultValue("25") @Description("Number of commitments, 1 to 100. Defaults to 25.") @Nullable
                    Integer first,
            @Description("Cursor of the last record of the previous page. Defaults to the first page.") @Nullable
                    String after) {
        return new CommitmentConnection(repository.page(account.batch(), account.uuid()));
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
