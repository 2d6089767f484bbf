package dev.troth.trust.action;

import dev.troth.account.AccountView;
import dev.troth.commitment.CommitmentHistory;
import dev.troth.contract.ContractFact;
import dev.troth.issue.Issue;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactCodec;
import dev.troth.ledger.Ledger;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.MoneyView;
import dev.troth.scoring.Assessment;
import dev.troth.trust.action.ActionCandidates.Candidate;
import dev.troth.trust.action.ActionCandidates.Duty;
import dev.troth.trust.action.NextBestAction.BestActionKind;
import dev.troth.trust.action.RevenueScales.RevenueScale;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.score.DriverCode;
import dev.troth.trust.score.ScoreCode;
import dev.troth.trust.score.ScoreMeasure;
import dev.troth.trust.score.UnratedCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;

/** Ranks actions for an account by their effect in the model. */
@ApplicationScoped
class BestActions {
    private static final ScoreMeasure CHURN = ScoreMeasure.churn(ScoreMeasure.USUAL_DAYS);
    private static final ScoreMeasure TRUST = ScoreMeasure.of(ScoreCode.TRUST);
    private static final double UNSEEN = 1e-9;
    private static final int CENTS = 2;

    /**
     * Upper bounds of all actions, for whole portfolios: the highest probability of success, and the smallest effort.
     */
    static final double BEST_SUCCESS = 0.9;

    static final double FEWEST_HOURS = 0.5;

    private final AssessmentService model;
    private final FactCodec codec;
    private final Ledger ledger;

    BestActions(AssessmentService model, FactCodec codec, Ledger ledger) {
        this.model = model;
        this.codec = codec;
        this.ledger = ledger;
    }

    /**
     * Returns the order of actions: by retained revenue, then by gain, ties by name. An action that we owe to an
     * account has the weight of the best of its actions and comes before it: a person who waits for an answer does not
     * want to be asked for their needs.
     */
    static Comparator<NextBestAction> order(BestActionOrder by) {
        Comparator<NextBestAction> weight = Comparator.comparingDouble(
                action -> by == BestActionOrder.PER_HOUR ? -action.weightPerHour() : -action.weight());
        return weight.thenComparing(NextBestAction::duty)
                .thenComparingDouble(action -> action.expectedGain() == null ? 0 : -action.expectedGain())
                .thenComparing(action -> action.account().getRef())
                .thenComparing(NextBestAction::title);
    }

    /**
     * Returns all actions with a positive effect, unordered. For an unrated account, whose risk has no number: what is
     * open, and a first talk if something is.
     */
    List<NextBestAction> of(AccountView account, List<Fact> facts, Assessment now, RevenueScale scale, Instant asOf) {
        if (now.trustUnrated().isPresent()) {
            return unrated(account, facts, now, asOf);
        }
        Revenue revenue = Revenue.of(facts, asOf, scale);
        List<NextBestAction> all = ActionCandidates.of(account.getRef(), facts, asOf).stream()
                .map(candidate -> weighed(candidate, account, facts, now, asOf, revenue))
                .filter(action -> Objects.requireNonNull(action.expectedGain()) > UNSEEN)
                .toList();
        double best = all.stream().mapToDouble(NextBestAction::weight).max().orElse(0);
        double bestPerHour =
                all.stream().mapToDouble(NextBestAction::weightPerHour).max().orElse(0);
        return all.stream()
                .map(action -> action.duty() == Duty.NONE ? action : action.weighing(best, bestPerHour))
                .toList();
    }

    private List<NextBestAction> unrated(AccountView account, List<Fact> facts, Assessment now, Instant asOf) {
        int issues = Issue.open(facts).size();
        long overdue = CommitmentHistory.all(facts).stream()
                .filter(p -> p.isOurs() && p.isOverdue(asOf))
                .count();
        if (issues == 0 && overdue == 0) {
            return List.of();
        }
        UnratedCause cause = UnratedCause.of(now.trustUnrated().orElseThrow());
        String reason = "%d open issue%s and %d overdue commitment%s. The risk has no number yet: %s."
                .formatted(issues, issues == 1 ? "" : "s", overdue, overdue == 1 ? "" : "s", words(cause));
        Set<String> late = CommitmentHistory.all(facts).stream()
                .filter(p -> p.isOurs() && p.isOverdue(asOf))
                .map(CommitmentHistory::ref)
                .collect(Collectors.toSet());
        return ActionCandidates.of(account.getRef(), facts, asOf).stream()
                .filter(candidate -> candidate.kind() == BestActionKind.RESOLVE
                        || (candidate.kind() == BestActionKind.TALK && cause == UnratedCause.NO_TOUCHPOINT)
                        || (candidate.kind() == BestActionKind.DELIVER && late.contains(candidate.subject())))
                .map(candidate -> unrated(candidate, account, reason, cause))
                .toList();
    }

    private static String words(UnratedCause cause) {
        return switch (cause) {
            case NO_COMMITMENT -> "there was no commitment yet";
            case NO_OUTCOME -> "no commitment was kept, broken or overdue yet";
            case NO_TOUCHPOINT -> "there was no touchpoint yet";
            case NO_STAKEHOLDER -> "no stakeholder is known";
        };
    }

    private static NextBestAction unrated(Candidate candidate, AccountView account, String reason, UnratedCause cause) {
        BestActionKind kind = candidate.kind();
        return new NextBestAction(
                kind,
                account,
                candidate.subject(),
                candidate.title(),
                reason,
                candidate.lines().stream().map(Object::toString).toList(),
                kind.success(),
                kind.hours(),
                cause,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                0,
                0,
                candidate.duty());
    }

    private NextBestAction weighed(
            Candidate candidate, AccountView account, List<Fact> facts, Assessment now, Instant asOf, Revenue revenue) {
        List<Fact> happening = candidate.lines().stream()
                .map(line -> ledger.imagine(codec.read(line), account.uuid()))
                .toList();
        Assessment done = model.whatIfFacts(now, facts, happening, asOf);
        BestActionKind kind = candidate.kind();
        double gain = kind.success() * (CHURN.value(now) - CHURN.value(done));
        return new NextBestAction(
                kind,
                account,
                candidate.subject(),
                candidate.title(),
                reason(CHURN.change(now, done)),
                candidate.lines().stream().map(Object::toString).toList(),
                kind.success(),
                kind.hours(),
                null,
                CHURN.value(now),
                CHURN.value(done),
                TRUST.value(done),
                gain,
                revenue.times(gain),
                revenue.times(gain / kind.hours()),
                gain * revenue.weight(),
                gain * revenue.weight() / kind.hours(),
                candidate.duty());
    }

    private static String reason(List<ScoreMeasure.Reason> reasons) {
        return reasons.stream()
                .filter(reason -> reason.contribution() < 0)
                .findFirst()
                .map(reason -> String.format(
                        Locale.ROOT,
                        "Mostly through %s: %.2f points less churn risk.",
                        words(reason.code()),
                        -100 * reason.contribution()))
                .orElse("No effect in the model.");
    }

    private static String words(DriverCode code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * Annual revenue by currency.
     *
     * @param weight its share in all running revenue
     */
    private record Revenue(List<Money> amounts, double weight) {
        static Revenue of(List<Fact> facts, Instant asOf, RevenueScale scale) {
            List<Money> amounts = ContractFact.revenue(facts, asOf);
            return new Revenue(amounts, scale.weight(amounts));
        }

        List<MoneyView> times(double share) {
            return amounts.stream()
                    .map(money -> Objects.requireNonNull(MoneyView.of(
                            BigDecimal.valueOf(money.doubleValue() * share).setScale(CENTS, RoundingMode.HALF_UP),
                            money.currency().getCurrencyCode())))
                    .toList();
        }
    }

    /** Ranking of next best actions. */
    @Description("Ranking of next best actions.")
    public enum BestActionOrder {
        @Description("Expected retained revenue, converted by the exchange rates of the workspace.")
        RETAINED_VALUE,
        @Description("Expected retained revenue per hour of effort, converted likewise.")
        PER_HOUR
    }
}
