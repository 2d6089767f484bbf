package dev.troth.scoring.proof;

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
 * Walks through the past of an account and predicts at each instant with nothing but what had happened by then: evidence
 * is folded up to the instant, never beyond, so that nothing later can move a prediction.
 *
 * @param observations in order
 * @param departures when they left, within the time that is looked at
 * @param unrated how often there was nothing to judge by, so that nothing was predicted
 */
public record WalkForward(List<Observation> observations, List<Instant> departures, int unrated)
        implements Serializable {
    private static final double DAYS_PER_YEAR = 365;

    /**
     * @param evidence of the account, sorted
     * @param market evidence that belongs to no account, sorted
     * @param threads how many people a thread leads to
     */
    public static WalkForward of(
            String account,
            List<? extends Evidence> evidence,
            List<? extends Evidence> market,
            Timetable timetable,
            Model model,
            ToIntFunction<Assessment> threads) {
        List<Instant> departures = evidence.stream()
                .filter(e -> e instanceof Evidence.Outcome outcome && outcome.churned())
                .map(e -> e.fact().at())
                .filter(at -> !at.isAfter(timetable.until()))
                .toList();
        List<Observation> observations = new ArrayList<>();
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
        }
        return new WalkForward(List.copyOf(observations), departures, unrated);
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

    /** How far the evidence has been folded. */
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
