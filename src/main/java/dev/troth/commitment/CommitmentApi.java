package dev.troth.commitment;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.AccountFacts;
import dev.troth.platform.Cohort;
import dev.troth.platform.Moments;
import dev.troth.platform.Require;
import dev.troth.platform.RowOfAccount;
import dev.troth.stakeholder.StakeholderView;
import dev.troth.stakeholder.Stakeholders;
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
    private final CommitmentShelf shelf;
    private final Stakeholders stakeholders;
    private final Accounts accounts;
    private final AccountFacts facts;
    private final Moments moments;

    CommitmentApi(
            CommitmentShelf shelf, Stakeholders stakeholders, Accounts accounts, AccountFacts facts, Moments moments) {
        this.facts = facts;
        this.shelf = shelf;
        this.stakeholders = stakeholders;
        this.accounts = accounts;
        this.moments = moments;
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
        return shelf.view(id, ref, moments.of(asOf, knownAt));
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
        return new CommitmentConnection(shelf.page(moments.of(asOf, knownAt)));
    }

    @NonNull
    @Description("Commitments of both sides, newest first.")
    public CommitmentConnection commitments(
            @Source AccountView account,
            @DefaultValue("25") @Description("Number of commitments, 1 to 100. Defaults to 25.") @Nullable
                    Integer first,
            @Description("Cursor of the last record of the previous page. Defaults to the first page.") @Nullable
                    String after) {
        return new CommitmentConnection(shelf.page(account.cohort(), account.uuid()));
    }

    @NonNull
    @Description("Progress of the commitment: time, cost and communication.")
    public CommitmentProgress progress(@Source CommitmentView commitment) {
        Cohort<CommitmentRow> cohort = commitment.cohort();
        return CommitmentProgress.of(
                CommitmentHistory.of(facts.about("commitment", cohort, commitment.getRef())),
                cohort.moment().asOf());
    }

    @NonNull
    @Description("Commitment metrics of both sides.")
    public CommitmentMetrics commitmentMetrics(@Source AccountView account) {
        return CommitmentMetrics.of(
                facts.of(account.cohort(), account.uuid()),
                account.cohort().moment().asOf());
    }

    @NonNull
    @Description("Account of the commitment.")
    public AccountView account(@Source CommitmentView commitment) {
        Cohort<CommitmentRow> cohort = commitment.cohort();
        Map<UUID, AccountView> all = cohort.once("accounts", () -> accounts.byIds(accountsOf(cohort), cohort.moment()));
        return Objects.requireNonNull(all.get(commitment.accountUuid()));
    }

    @NonNull
    @Description("Stakeholders to whom the commitment was made.")
    public List<@NonNull StakeholderView> madeTo(@Source CommitmentView commitment) {
        Cohort<CommitmentRow> cohort = commitment.cohort();
        Map<String, StakeholderView> all = cohort.once("madeTo", () -> {
            Set<String> refs = cohort.members().stream()
                    .flatMap(row -> row.madeTo.stream())
                    .collect(Collectors.toSet());
            return stakeholders.byRefs(refs, cohort.moment());
        });
        return commitment.madeToRefs().stream()
                .filter(all::containsKey)
                .map(ref -> Objects.requireNonNull(all.get(ref)))
                .toList();
    }

    private static Set<UUID> accountsOf(Cohort<? extends RowOfAccount> cohort) {
        return cohort.members().stream().map(row -> row.accountId).collect(Collectors.toSet());
    }
}
