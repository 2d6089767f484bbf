package dev.troth.trust.promise;

import dev.troth.account.Accounts;
import dev.troth.commitment.CommitmentStatus;
import dev.troth.commitment.CommitmentView;
import dev.troth.platform.Party;
import dev.troth.platform.Cohort;
import dev.troth.platform.Moments;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import dev.troth.platform.RowOfAccount;
import dev.troth.trust.promise.CommitmentCheck.Plan;
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

/** Promises before they are made, in the schema. */
@GraphQLApi
public class CommitmentCheckApi {
    private static final double USUAL_IMPORTANCE = 0.5;

    private final Accounts accounts;
    private final PromiseRecords promises;
    private final Moments moments;

    CommitmentCheckApi(Accounts accounts, PromiseRecords promises, Moments moments) {
        this.accounts = accounts;
        this.promises = promises;
        this.moments = moments;
    }

    @Query
    @NonNull
    @Description("How likely we would keep a promise, before we make it. Nothing is kept.")
    public CommitmentCheck checkCommitment(@NonNull CheckCommitmentInput input) {
        Instant now = moments.now().asOf();
        Require.notBefore("dueAt", input.dueAt(), "now", now);
        Require.share("importance", input.importance());
        List<UUID> account = accounts.uuidsOf(input.account(), moments.now());
        if (account.isEmpty()) {
            throw Refusal.unknown("account", "There is no account \"%s\".", input.account());
        }
        Set<String> maker = input.madeBy() == null ? Set.of() : Set.of(input.madeBy());
        OurPromises ours = promises.of(Set.of(account.getFirst()), maker, now);
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

    @Description("How likely a promise of ours that is open is kept; null for those of theirs and what is settled.")
    public @Nullable CommitmentRisk keepProbability(@Source CommitmentView commitment) {
        Instant made = commitment.getMadeAt();
        Instant due = commitment.getDueAt();
        if (commitment.getSide() != Party.US
                || commitment.getStatus() != CommitmentStatus.OPEN
                || made == null
                || due == null) {
            return null;
        }
        Cohort<? extends RowOfAccount> cohort = commitment.together();
        Instant now = cohort.moment().asOf();
        Set<UUID> accountsOfAll =
                cohort.members().stream().map(row -> row.accountId).collect(Collectors.toSet());
        OurPromises ours =
                cohort.once("our promises", () -> promises.of(accountsOfAll, commitment.makersOfCohort(), now));
        String maker = commitment.getMadeBy();
        return CommitmentRisk.of(
                new Plan(made, due, null, commitment.getImportance(), ours.load(maker, now) - 1),
                ours.about(commitment.accountUuid(), maker),
                ours.usual(),
                now);
    }

    @Description("What is about to be promised.")
    @Input("CheckCommitmentInput")
    public record CheckCommitmentInput(
            @Description("The account: its id, or your own ref of it.") @Id @NonNull
            String account,

            @Description("By when.") @NonNull Instant dueAt,

            @Description("When they need it.") @Nullable Instant neededBy,

            @Description("0 to 1; 0.5 when absent.") @Nullable
            Double importance,

            @Description("Ref of the member who would promise; judged by all of us when absent.") @Nullable
            String madeBy) {}
}
