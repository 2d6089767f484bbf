package dev.troth.trust.commitment;

import dev.troth.account.AccountLookup;
import dev.troth.commitment.CommitmentStatus;
import dev.troth.commitment.CommitmentView;
import dev.troth.ledger.Ledger;
import dev.troth.member.MemberDirectory;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.trust.commitment.CommitmentCheck.Circumstances;
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
    private final MemberDirectory members;
    private final Ledger ledger;

    CommitmentCheckApi(
            AccountLookup accounts,
            CommitmentTrackRecords promises,
            AsOfResolver asOfResolver,
            MemberDirectory members,
            Ledger ledger) {
        this.accounts = accounts;
        this.promises = promises;
        this.asOfResolver = asOfResolver;
        this.members = members;
        this.ledger = ledger;
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
        members.check("madeBy", input.madeBy());
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
                ours.usual().keptInTime(),
                new Circumstances(unmet(input.insight(), account.getFirst()), unknown(input.madeBy(), ours)));
    }

    /** Returns the text of a need that our product cannot meet; null if it can, or if no need is given. */
    private @Nullable String unmet(@Nullable String insight, UUID account) {
        return insight == null ? null : UnmetNeed.of(insight, account, ledger.historyOf("insight", List.of(insight)));
    }

    /** Returns the ref of a member of whom nothing is known; null if something is. */
    private @Nullable String unknown(@Nullable String maker, CommitmentTrackRecord ours) {
        boolean known = maker == null
                || members.all(AsOf.END_OF_TIME).containsKey(maker)
                || ours.all().stream().anyMatch(told -> maker.equals(told.madeBy()))
                || accounts.owners().contains(maker);
        return known ? null : maker;
    }

    @Description("Probability that an open commitment of ours will be kept. Null for commitments of the customer, "
            + "for settled ones, and while no similar commitment is known.")
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
        CommitmentRisk risk = CommitmentRisk.of(
                new Plan(made, due, null, commitment.getImportance(), ours.load(maker, now) - 1),
                ours.about(commitment.accountUuid(), maker),
                ours.usual(),
                now);
        return risk.judgedBy() == 0 ? null : risk;
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
            String madeBy,

            @Description("Ref of the need or goal of the account that it would serve. Defaults to null.") @Nullable
            String insight) {}
}
