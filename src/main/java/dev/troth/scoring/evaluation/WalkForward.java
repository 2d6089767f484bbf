package dev.troth.scoring.evaluation;

import dev.troth.scoring.AccountState;
import dev.troth.scoring.Assessment;
import dev.troth.scoring.Churn;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.Model;
import dev.troth.scoring.Standing;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The walk-forward predictions for one account: at each instant, evidence is folded up to that instant and no further,
 * so later evidence cannot influence a prediction (no look-ahead bias).
 *
 * <p>No prediction is made before the first evidence, while the account has left ({@link Standing#LAPSED}), and while
 * trust is unrated.
 *
 * @param observations the predictions, in order of time
 * @param departures the departures of the customer within the observed time
 * @param unrated the number of instants without a prediction because trust was unrated
 * @param churns the churn of each prediction, in the same order
 * @param renewals the number of renewals within the observed time
 */
public record WalkForward(
        List<Observation> observations, List<Instant> departures, int unrated, List<Churn> churns, int renewals)
        implements Serializable {
    private static final double DAYS_PER_YEAR = 365;

    /**
     * Predicts at each instant of a timetable.
     *
     * @param account the id of the account
     * @param evidence the evidence of the account, sorted
     * @param market evidence about the market, sorted
     * @param timetable the instants and the horizon
     * @param model the model version
     * @param threads counts the stakeholders with a tie
     * @return the predictions with their outcomes
     * @throws IllegalArgumentException if evidence refers to a promise, issue or stakeholder that is not in it
     */
    public static WalkForward of(
            String account,
            List<? extends Evidence> evidence,
            List<? extends Evidence> market,
            BacktestSchedule timetable,
            Model model,
            ToIntFunction<Assessment> threads) {
        List<Instant> departures = outcomes(evidence, true, timetable.until());
        List<Observation> observations = new ArrayList<>();
        List<Churn> churns = new ArrayList<>();
        int unrated = 0;
        Cursor own = new Cursor(evidence, model);
        Cursor others = new Cursor(market, model);
        for (Instant at : timetable.instants()) {
            AccountState state = own.until(at).inMarketOf(others.until(at));
            if (!own.hasBegun()) {
                continue;
            }
            Assessment then = model.assess(state, at);
            if (then.standing() == Standing.LAPSED) {
                continue;
            }
            if (then.trustUnrated().isPresent()) {
                unrated++;
                continue;
            }
            observations.add(observation(account, then, at, departures, timetable.days(), threads));
            churns.add(then.churn());
        }
        return new WalkForward(
                List.copyOf(observations),
                departures,
                unrated,
                List.copyOf(churns),
                outcomes(evidence, false, timetable.until()).size());
    }

    /** Returns the departures or the renewals until an instant. */
    private static List<Instant> outcomes(List<? extends Evidence> evidence, boolean churned, Instant until) {
        return evidence.stream()
                .filter(e -> e instanceof Evidence.Outcome outcome && outcome.churned() == churned)
                .map(e -> e.fact().at())
                .filter(at -> !at.isAfter(until))
                .toList();
    }

    private static Observation observation(
            String account,
            Assessment then,
            Instant at,
            List<Instant> departures,
            int days,
            ToIntFunction<Assessment> threads) {
        Churn churn = then.churn();
        Instant end = at.plus(Duration.ofDays(days));
        Instant began = at.minus(Duration.ofSeconds(Math.round(churn.tenureYears() * DAYS_PER_YEAR * 86_400)));
        return new Observation(
                account,
                at,
                departures.stream().anyMatch(left -> left.isAfter(at) && !left.isAfter(end)),
                churn.probability(days),
                churn.hazard(days),
                churn.baseHazard(days),
                then.trust(),
                then.standing(),
                churn.tenureYears(),
                threads.applyAsInt(then),
                began.atZone(ZoneOffset.UTC).getYear());
    }

    /** A state and the position up to which evidence has been folded into it. */
    private static final class Cursor {
        private final List<? extends Evidence> evidence;
        private final Model model;
        private AccountState state = AccountState.EMPTY;
        private int next;

        Cursor(List<? extends Evidence> evidence, Model model) {
            this.evidence = evidence;
            this.model = model;
        }

        AccountState until(Instant at) {
            int from = next;
            while (next < evidence.size() && !evidence.get(next).fact().at().isAfter(at)) {
                next++;
            }
            state = model.fold(state, evidence.subList(from, next));
            return state;
        }

        boolean hasBegun() {
            return next > 0;
        }
    }
}
