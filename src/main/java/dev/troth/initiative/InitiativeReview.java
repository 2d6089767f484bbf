package dev.troth.initiative;

import dev.troth.commitment.CommitmentHistory;
import dev.troth.initiative.InitiativeView.EffortEntry;
import dev.troth.initiative.InitiativeView.PriorityChange;
import dev.troth.initiative.InitiativeView.SettlementEntry;
import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.MoneySums;
import dev.troth.platform.common.MoneyView;
import dev.troth.platform.common.Statistics;
import dev.troth.stakeholder.StakeholderFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Review of an initiative after a change of its priority. Pure function of the facts. */
@Description(
        "Review of an initiative for the conversation after a priority change: changes and their reasons, work done "
                + "and its value, and evidence.")
public record InitiativeReview(
        @Description("Changes of its priority, in order, the last 500 at most.") @NonNull
        List<@NonNull PriorityChange> priorityChanges,

        @Description("Whether the reason of a drop is unknown. Ask the stakeholder who sets the priority.")
        boolean whyUnknown,

        @Description("Ref of the stakeholder who was asked for the reason.") @Nullable
        String askedOf,

        @Description("Time at which the reason was asked for.") @Nullable
        Instant askedAt,

        @Description("Answer.") @Nullable String answer,

        @Description(
                "Time from the last announcement, ours or theirs, to the effective time, in days. Positive if it was "
                        + "early.")
        @Nullable
        Double noticeLeadDays,

        @Description("Number of supporting facts in the last announcement; see `Initiative.notices`.")
        int noticeFacts,

        @Description("Number of claims without supporting facts in the last announcement; see `Initiative.notices`.")
        int claimsWithoutFacts,

        @Description("Our exposure, by currency: its stake and the budgets of our open commitments that belong to it.")
        @NonNull
        List<@NonNull MoneyView> exposure,

        @Description("Refs of our open commitments that belong to it, 500 at most.") @NonNull
        List<@NonNull String> openCommitments,

        @Description("Efforts, in order, the last 500 at most.") @NonNull
        List<@NonNull EffortEntry> efforts,

        @Description("Total hours that we spent.") double hours,

        @Description("Total cost of the hours, by currency.") @NonNull
        List<@NonNull MoneyView> cost,

        @Description("Hours of which the account has not been informed.")
        double untoldHours,

        @Description("Share of the hours with proof. Null if there are none.") @Nullable
        Double proofShare,

        @Description("Share of the budget that is spent.") @Nullable
        Double budgetBurn,

        @Description("Probability that the budget will be overrun, from the cost so far and the progress of its "
                + "commitments. Null without budget, cost and progress.")
        @Nullable
        Double overrunProbability,

        @Description("Cost of work that is not covered by agreed settlements, by currency.") @NonNull
        List<@NonNull MoneyView> unsettled,

        @Description("Settlements, in order, the last 500 at most.") @NonNull
        List<@NonNull SettlementEntry> settlements,

        @Description(
                "Agreed payments as a share of the proposed ones, over all settlements with an agreed amount. Null "
                        + "if there are none.")
        @Nullable
        Double recoveryRate,

        @Description("Number of our favours for the account minus the account's favours for us. Each is a fact of type"
                + " `accommodation`.")
        int goodwillBalance,

        @Description("Value confirmed by the account, by currency.") @NonNull
        List<@NonNull MoneyView> valueConfirmed,

        @Description("Value according to us, by currency.") @NonNull
        List<@NonNull MoneyView> valueClaimed,

        @Description("Value confirmed by the account, per cost. Null unless both are in the same single currency.")
        @Nullable
        Double valueForMoney,

        @Description("Titles of resulting opportunities, the last 500 at most.") @NonNull
        List<@NonNull String> opportunities,

        @Description("Share of won opportunities among the decided ones.") @Nullable
        Double opportunityYield,

        @Description(
                "Share of the value of opportunities that only have a short-term gain. Short-term gain has cost other"
                        + " companies their customers. Null unless all opportunities with a horizon have a value, in one"
                        + " currency; shortTermCountShare is known then, too.")
        @Nullable
        Double shortTermShare,

        @Description("Share of opportunities that only have a short-term gain, by number.") @Nullable
        Double shortTermCountShare) {

    /** Time in which a change of people may be the cause of a change of priorities (S1 L18). Judgement. */
    private static final Duration WATCH = Duration.ofDays(90);

    /** Scale of the logistic curve of an overrun: 15 % of excess make it likely in three of four cases. Judgement. */
    private static final double SPREAD = 0.15;

    private static final int MOST = 500;

    /** @param all all facts of the account, sorted */
    static InitiativeReview of(String ref, List<Fact> all, Instant now) {
        List<Fact> facts = InitiativeEntries.latest(all.stream()
                .filter(fact -> fact.subjectKind().equals("initiative")
                        && fact.subjectRef().equals(ref))
                .toList());
        InitiativeFact.Started started = TypedFact.ofType(facts, InitiativeFact.Started.class)
                .findFirst()
                .map(TypedFact::body)
                .orElse(null);
        List<PriorityChange> changes =
                PriorityStep.of(facts).stream().map(step -> change(step, all)).toList();
        TypedFact<InitiativeFact.ReasonAsked> asked = last(facts, InitiativeFact.ReasonAsked.class);
        TypedFact<InitiativeFact.NoticeGiven> notice = last(facts, InitiativeFact.NoticeGiven.class);
        List<TypedFact<InitiativeFact.Settlement>> settled =
                TypedFact.ofType(facts, InitiativeFact.Settlement.class).toList();
        Settlements settlements =
                Settlements.of(settled.stream().map(TypedFact::body).toList());
        List<TypedFact<InitiativeFact.EffortSpent>> efforts =
                TypedFact.ofType(facts, InitiativeFact.EffortSpent.class).toList();
        List<TypedFact<InitiativeFact.Opportunity>> opportunities =
                TypedFact.ofType(facts, InitiativeFact.Opportunity.class).toList();
        List<CommitmentHistory> promises = CommitmentHistory.all(all).stream()
                .filter(p -> p.isOurs() && ref.equals(p.terms().body().initiative()))
                .toList();
        List<CommitmentHistory> open =
                promises.stream().filter(CommitmentHistory::isOpen).toList();
        List<Money> cost = MoneySums.of(efforts.stream().map(e -> e.body().cost()));
        Double burn = MoneySums.ratio(
                cost, started == null || started.budget() == null ? List.of() : List.of(started.budget()));
        List<Money> confirmed = MoneySums.of(TypedFact.ofType(facts, InitiativeFact.ValueDelivered.class)
                .filter(v -> v.body().confirmedBy() != null)
                .map(v -> v.body().value()));
        double hours = hours(efforts.stream());
        List<TypedFact<InitiativeFact.Opportunity>> decided =
                opportunities.stream().filter(o -> o.body().won() != null).toList();
        return new InitiativeReview(
                latest(changes),
                changes.stream().anyMatch(change -> change.drop() && !change.reasonKnown()),
                asked == null ? null : asked.body().askedOf(),
                asked == null ? null : asked.at(),
                asked == null ? null : asked.body().answer(),
                notice == null
                        ? null
                        : Double.valueOf(
                                Statistics.days(notice.at(), notice.body().effectiveAt())),
                notice == null ? 0 : size(notice.body().facts()),
                notice == null
                        ? 0
                        : Math.max(
                                0,
                                size(notice.body().claims())
                                        - size(notice.body().facts())),
                MoneySums.views(MoneySums.of(Stream.concat(
                        started == null ? Stream.empty() : Stream.ofNullable(started.stake()),
                        open.stream().map(CommitmentHistory::budget)))),
                latest(open.stream().map(CommitmentHistory::ref).toList()),
                latest(efforts.stream().map(InitiativeReview::effort).toList()),
                hours,
                MoneySums.views(cost),
                hours(efforts.stream().filter(e -> e.body().toldAt() == null)),
                Statistics.share(hours(efforts.stream().filter(e -> e.body().evidence() != null)), hours),
                burn,
                overrun(burn, promises),
                MoneySums.views(MoneySums.minus(
                        cost, settlements.agreed() == null ? List.of() : List.of(settlements.agreed()))),
                latest(settled.stream().map(InitiativeReview::settlement).toList()),
                settlements.recoveryRate(),
                goodwill(facts),
                MoneySums.views(confirmed),
                MoneySums.views(MoneySums.of(TypedFact.ofType(facts, InitiativeFact.ValueDelivered.class)
                        .map(v -> v.body().value()))),
                MoneySums.ratio(confirmed, cost),
                latest(opportunities.stream().map(o -> o.body().title()).toList()),
                Statistics.share(
                        decided.stream()
                                .filter(o -> Boolean.TRUE.equals(o.body().won()))
                                .count(),
                        decided.size()),
                shortTermShare(opportunities),
                Statistics.share(
                        opportunities.stream()
                                .filter(o -> o.body().horizon() == PayoffHorizon.SHORT)
                                .count(),
                        opportunities.stream()
                                .filter(o -> o.body().horizon() != null)
                                .count()));
    }

    private static @Nullable Double shortTermShare(List<TypedFact<InitiativeFact.Opportunity>> opportunities) {
        List<InitiativeFact.Opportunity> known = opportunities.stream()
                .map(TypedFact::body)
                .filter(o -> o.horizon() != null)
                .toList();
        List<Money> all = MoneySums.of(known.stream().map(InitiativeFact.Opportunity::value));
        if (all.size() != 1 || known.stream().anyMatch(o -> o.value() == null)) {
            return null;
        }
        double shortTerm = known.stream()
                .filter(o -> o.horizon() == PayoffHorizon.SHORT)
                .mapToDouble(o -> Objects.requireNonNull(o.value()).doubleValue())
                .sum();
        return Statistics.share(shortTerm, all.getFirst().doubleValue());
    }

    private static SettlementEntry settlement(TypedFact<InitiativeFact.Settlement> typed) {
        return new SettlementEntry(
                typed.at(),
                Objects.requireNonNull(MoneyView.of(typed.body().proposed())),
                MoneyView.of(typed.body().agreed()));
    }

    private static <T> List<T> latest(List<T> all) {
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    private static PriorityChange change(PriorityStep step, List<Fact> all) {
        return new PriorityChange(
                step.fact().at(),
                step.from(),
                step.to(),
                Statistics.days(step.since(), step.fact().at()),
                step.drop(),
                step.changed().reason(),
                step.changed().cause(),
                step.changed().causedBy() == null
                        ? cameOrWent(step.fact().at(), all)
                        : step.changed().causedBy(),
                step.reasonKnown());
    }

    /**
     * Returns the ref of the last stakeholder who joined or left within 90 days before. Such changes often cause a
     * change of priorities (S1 L18).
     */
    private static @Nullable String cameOrWent(Instant at, List<Fact> all) {
        return all.stream()
                .filter(fact ->
                        fact.body() instanceof StakeholderFact.Joined || fact.body() instanceof StakeholderFact.Left)
                .filter(fact -> !fact.at().isAfter(at) && fact.at().isAfter(at.minus(WATCH)))
                .max(Comparator.naturalOrder())
                .map(Fact::subjectRef)
                .orElse(null);
    }

    private static EffortEntry effort(TypedFact<InitiativeFact.EffortSpent> typed) {
        InitiativeFact.EffortSpent spent = typed.body();
        return new EffortEntry(
                typed.ref(),
                typed.at(),
                spent.hours(),
                MoneyView.of(spent.cost()),
                spent.evidence(),
                spent.toldAt(),
                typed.fact().by());
    }

    private static double hours(Stream<TypedFact<InitiativeFact.EffortSpent>> efforts) {
        return efforts.mapToDouble(e -> e.body().hours()).sum();
    }

    /** Returns the probability that the total cost exceeds the budget at the current cost per progress. */
    private static @Nullable Double overrun(@Nullable Double burn, List<CommitmentHistory> promises) {
        List<Double> progress = promises.stream()
                .map(p -> p.isKept()
                        ? Double.valueOf(1)
                        : p.progress().stream()
                                .map(told -> told.body().percent())
                                .filter(Objects::nonNull)
                                .reduce((first, last) -> last)
                                .map(percent -> percent / 100)
                                .orElse(0.0))
                .toList();
        Double done = Statistics.mean(progress);
        if (burn == null || done == null || done <= 0) {
            return burn != null && burn > 1 ? Double.valueOf(1) : null;
        }
        if (burn > 1) {
            return 1.0;
        }
        double excess = burn / done - 1;
        return 1 / (1 + Math.exp(-excess / SPREAD));
    }

    private static int goodwill(List<Fact> facts) {
        return TypedFact.ofType(facts, InitiativeFact.Accommodation.class)
                .mapToInt(a -> a.body().direction() == Direction.OUT ? 1 : -1)
                .sum();
    }

    private static <B extends InitiativeFact> @Nullable TypedFact<B> last(List<Fact> facts, Class<B> kind) {
        return TypedFact.ofType(facts, kind).reduce((first, last) -> last).orElse(null);
    }

    private static int size(@Nullable List<String> list) {
        return list == null ? 0 : list.size();
    }
}
