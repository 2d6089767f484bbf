package dev.troth.trust.action;

import dev.troth.account.AccountView;
import dev.troth.contract.ContractFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactCodec;
import dev.troth.ledger.Ledger;
import dev.troth.platform.common.MoneyView;
import dev.troth.scoring.Assessment;
import dev.troth.trust.action.ActionCandidates.Candidate;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.score.DriverCode;
import dev.troth.trust.score.ScoreCode;
import dev.troth.trust.score.ScoreMeasure;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * Returns the order of actions: by retained revenue, then by gain, ties by name. An action that we owe to an account has the weight of the best of its actions and comes before it: a person who waits for an answer does not want to be asked for their needs.
     */
    static Comparator<NextBestAction> order(BestActionOrder by) {
        Comparator<NextBestAction> weight = Comparator.comparingDouble(
                action -> by == BestActionOrder.PER_HOUR ? -action.weightPerHour() : -action.weight());
        return weight.thenComparing(NextBestAction::duty)
                .thenComparingDouble(action -> -action.expectedGain())
                .thenComparing(action -> action.account().getRef())
                .thenComparing(NextBestAction::title);
    }

    /** Returns all actions with a positive effect, unordered; empty if the account is unrated. */
    List<NextBestAction> of(AccountView account, List<Fact> facts, Assessment now, Instant asOf) {
        if (now.trustUnrated().isPresent()) {
            return List.of();
        }
        Revenue revenue = Revenue.of(facts);
        List<NextBestAction> all = ActionCandidates.of(account.getRef(), facts, asOf).stream()
                .map(candidate -> weighed(candidate, account, now, asOf, revenue))
                .filter(action -> action.expectedGain() > UNSEEN)
                .toList();
        double best = all.stream().mapToDouble(NextBestAction::weight).max().orElse(0);
        double bestPerHour =
                all.stream().mapToDouble(NextBestAction::weightPerHour).max().orElse(0);
        return all.stream()
                .map(action -> action.duty() == Duty.NONE ? action : action.weighing(best, bestPerHour))
                .toList();
    }

    private NextBestAction weighed(
            Candidate candidate, AccountView account, Assessment now, Instant asOf, Revenue revenue) {
        List<Fact> happening = candidate.lines().stream()
                .map(line -> ledger.imagine(codec.read(line), account.uuid()))
                .toList();
        Assessment done = model.whatIfFacts(now, happening, asOf);
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
                CHURN.value(now),
                CHURN.value(done),
                TRUST.value(done),
                gain,
                revenue.times(gain),
                revenue.times(gain / kind.hours()),
                gain * revenue.amount(),
                gain * revenue.amount() / kind.hours(),
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

    /** Annual revenue in the currency with the highest revenue. */
    private record Revenue(double amount, @Nullable String currency) {
        static Revenue of(List<Fact> facts) {
            return ContractFact.revenue(facts).entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(most -> new Revenue(most.getValue().doubleValue(), most.getKey()))
                    .orElse(new Revenue(0, null));
        }

        @Nullable
        MoneyView times(double share) {
            return currency == null
                    ? null
                    : MoneyView.of(BigDecimal.valueOf(amount * share).setScale(CENTS, RoundingMode.HALF_UP), currency);
        }
    }
}
