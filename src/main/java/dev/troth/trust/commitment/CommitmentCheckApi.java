package dev.troth.trust.commitment;

import dev.troth.account.AccountLookup;
import dev.troth.commitment.CommitmentStatus;
import dev.troth.commitment.CommitmentView;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.trust.commitment.CommitmentCheck.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL queries for commitments before they are made. */
@GraphQLApi
public class CommitmentCheckApi {
    private static final double USUAL_IMPORTANCE = 0.5;

    private final AccountLookup accounts;
    private final CommitmentTrackRecords promises;
    private final AsOfResolver asOfResolver;

    CommitmentCheckApi(AccountLookup accounts, CommitmentTrackRecords promises, AsOfResolver asOfResolver) {
        this.accounts = accounts;
        this.promises = promises;
        this.asOfResolver = asOfResolver;
    }

    @Query
    @NonNull
    @Description("Checks a commitment before it is made. Nothing is stored.")
    public CommitmentCheck checkCommitment(@NonNull CheckCommitmentInput input) {
        Instant now = asOfResolver.now().asOf();
        Require.notBefore("dueAt", input.dueAt(), "now", now);
        Require.share("importance", input.importance());
        List<UUID> account = accounts.uuidsOf(input.account(), asOfResolver.now());
        if (account.isEmpty()) {
            throw RejectedException.unknown("account", "There is no account \"%s\".", input.account());
        }
        Set<String> maker = input.madeBy() == null ? Set.of() : Set.of(input.madeBy());
        CommitmentTrackRecord ours = promises.of(Set.of(account.getFirst()), maker, now);
        Plan plan = new Plan(
                now,
                input.dueAt(),
                input.neededBy(),
                Objects.requireNonNullElse(input.importance(), USUAL_IMPORTANCE),
                ours.load(input.madeBy(), now));
        return CommitmentCheck.of(
                plan,
                ours.about(account.getFirst(), input.madeBy()),
                ours.usual().keptInTime());
    }

    @Description("Probability that an open commitment of ours will be kept. Null for commitments of the customer "
            + "and for settled ones.")
    public @Nullable CommitmentRisk keepProbability(@Source CommitmentView commitment) {
        Instant made = commitment.getMadeAt();
        Instant due = commitment.getDueAt();
        if (commitment.getSide() != Party.US
                || commitment.getStatus() != CommitmentStatus.OPEN
                || made == null
                || due == null) {
            return null;
        }
        BatchContext<? extends AccountOwnedRow> batch = commitment.together();
        Instant now = batch.moment().asOf();
        Set<UUID> accountsOfAll =
                batch.members().stream().map(row -> row.accountId).collect(Collectors.toSet());
        CommitmentTrackRecord ours = batch.computeIfAbsent(
                "our commitments", () -> promises.of(accountsOfAll, commitment.makersOfBatch(), now));
        String maker = commitment.getMadeBy();
        return CommitmentRisk.of(
                new Plan(made, due, null, commitment.getImportance(), ours.load(maker, now) - 1),
                ours.about(commitment.accountUuid(), maker),
                ours.usual(),
                now);
    }

    @Description("Planned commitment.")
    @Input("CheckCommitmentInput")
    public record CheckCommitmentInput(
            @Description("Account: its id or ref.") @Id @NonNull
            String account,

            @Description("Due time.") @NonNull Instant dueAt,

            @Description("Time by which the customer needs it. Defaults to null.") @Nullable
            Instant neededBy,

            @Description("Importance, 0 to 1. Defaults to 0.5.") @Nullable
            Double importance,

            @Description("Ref of the member who would make it. Defaults to null: all members.") @Nullable
            String madeBy) {}
}
