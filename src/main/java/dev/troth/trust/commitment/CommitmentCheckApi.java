package dev.troth.trust.commitment;

import dev.troth.account.AccountLookup;
import dev.troth.commitment.CommitmentStatus;
import dev.troth.commitment.CommitmentView;
import dev.troth.insight.InsightFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Ledger;
import dev.troth.member.MemberDirectory;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.common.Statistics;
import dev.troth.platform.common.Suggestion;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.trust.commitment.CommitmentCheck.Circumstances;
import dev.troth.trust.commitment.CommitmentCheck.Past;
import dev.troth.trust.commitment.CommitmentCheck.Plan;
import dev.troth.trust.score.CredibleInterval;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
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
        UUID account =
                accounts.require("account", input.account(), asOfResolver.now()).uuid();
        members.check("madeBy", input.madeBy());
        Set<String> maker = input.madeBy() == null ? Set.of() : Set.of(input.madeBy());
        CommitmentTrackRecord ours = promises.of(Set.of(account), maker, now);
        Plan plan = new Plan(
                now,
                input.dueAt(),
                input.neededBy(),
                Objects.requireNonNullElse(input.importance(), USUAL_IMPORTANCE),
                ours.load(input.madeBy(), now));
        return CommitmentCheck.of(
                plan,
                ours.about(account, input.madeBy()),
                ours.usual().keptInTime(),
                new Circumstances(unmet(input.insight(), account), unknown(input.madeBy(), ours)));
    }

    /** Returns the text of a need that our product cannot meet; null if it can, or if no need is given. */
    private @Nullable String unmet(@Nullable String insight, UUID account) {
        return insight == null
                ? null
                : UnmetNeed.of(
                        insight,
                        account,
                        ledger.historyOf("insight", List.of(insight)),
                        () -> ledger
                                .history(Set.of(account), "insight", asOfResolver.now())
                                .getOrDefault(account, List.of())
                                .stream()
                                .map(Fact::subjectRef)
                                .collect(Collectors.toSet()));
    }

    /** Returns the ref of a member of whom nothing is known; null if something is. */
    private @Nullable String unknown(@Nullable String maker, CommitmentTrackRecord ours) {
        boolean known = maker == null
                || members.isRegistered(maker)
                || ours.all().stream().anyMatch(told -> maker.equals(told.madeBy()))
                || accounts.isOwner(maker);
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
        String maker = commitment.makerRef();
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

    /** Probability that an open commitment will be kept. A pure function. */
    @Description(
            "Probability that an open commitment will be kept, from similar commitments that were still open at the "
                    + "same age.")
    public record CommitmentRisk(
            @Description("Probability that it is kept in time, or, once it is late, that it is kept at all. 0 to 1.")
            double probability,

            @Description("90 % credible interval; wide while few similar commitments are known.") @NonNull
            CredibleInterval interval,

            @Description("Whether it is already late.") boolean late,

            @Description("Number of our commitments on which it is based.")
            int judgedBy) {

        /** Weight of the prior, as that of {@link CommitmentCheck}. */
        private static final double PRIOR = CommitmentCheck.PRIOR;

        /** @param plan as it was made */
        static CommitmentRisk of(Plan plan, List<Past> past, CommitmentTrackRecord.Usual usual, Instant now) {
            boolean late = now.isAfter(plan.dueAt());
            double elapsed = share(plan.now(), plan.dueAt(), now);
            List<Past> still = past.stream()
                    .filter(other -> share(other.madeAt(), other.dueAt(), other.settledAt()) >= elapsed)
                    .toList();
            double good = PRIOR * (late ? usual.kept() : usual.keptInTime());
            double all = PRIOR;
            for (Past other : still) {
                double likeness = CommitmentCheck.likeness(plan, other);
                all += likeness;
                good += (late ? other.kept() : other.keptInTime()) ? likeness : 0;
            }
            double probability = good / all;
            double variance = probability * (1 - probability) / (all + 1);
            return new CommitmentRisk(probability, CredibleInterval.beta(probability, variance), late, still.size());
        }

        /** Returns the share of the committed time that has passed; above 1 once it is late. */
        private static double share(Instant made, Instant due, Instant at) {
            return Statistics.seconds(made, at) / Math.max(1, Statistics.seconds(made, due));
        }
    }

    /** Need that a planned commitment serves and that our product cannot meet. A pure function. */
    static final class UnmetNeed {
        private UnmetNeed() {}

        /**
         * Returns the text of the need; null if our product can meet it, or if it is no longer valid.
         *
         * @param facts facts about the insight, sorted
         * @param others refs of the insights of the account, for a suggestion
         * @throws RejectedException if the account has no such insight
         */
        static @Nullable String of(
                String insight, UUID account, List<Fact> facts, Supplier<Collection<String>> others) {
            String text = null;
            boolean known = false;
            boolean unmet = false;
            for (Fact fact : facts) {
                switch (fact.body()) {
                    case InsightFact.Noted noted -> {
                        known = account.equals(fact.accountId());
                        text = noted.text();
                        unmet = Boolean.TRUE.equals(noted.unmet());
                    }
                    case InsightFact.Reviewed again -> {
                        text = again.text() == null ? text : again.text();
                        unmet = again.unmet() == null ? unmet : again.unmet();
                    }
                    case InsightFact.Retired retired -> unmet = false;
                    default -> {
                        // Does not change whether our product can meet it.
                    }
                }
            }
            if (!known) {
                throw RejectedException.unknown(
                        "insight",
                        "The account has no insight \"%s\".%s",
                        insight,
                        Suggestion.maybe(insight, others.get()));
            }
            return unmet ? text : null;
        }
    }
}
