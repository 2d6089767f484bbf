package dev.troth.scoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The validity of stored scores: the span within which time alone changes them by less than a threshold.
 *
 * <p>Spans are tried from the longest to the shortest. A span is valid if no promise, renewal, stress or seat begins,
 * ends or falls due within it and if the scores at its end and in its middle differ from the present ones by at most
 * {@link #UNSEEN}.
 */
final class ScoreValidity {
    /**
     * The threshold: half a point of a score of 100, half a percent of a probability. A limit of display, not of the
     * model.
     */
    static final double UNSEEN = 0.005;

    private static final List<Duration> SPANS =
            List.of(Duration.ofDays(1), Duration.ofHours(6), Duration.ofHours(1), Duration.ofMinutes(10));

    private static final double[] HORIZONS = {30, 90, 180, 365};

    private ScoreValidity() {}

    static Instant until(AccountState state, Assessment now, Instant asOf, Model model) {
        double next = nextTurn(state, now.day());
        for (Duration span : SPANS) {
            Instant end = asOf.plus(span);
            if (next <= EpochDays.of(end)) {
                continue;
            }
            if (near(now, model.assess(state, end)) && near(now, model.assess(state, asOf.plus(span.dividedBy(2))))) {
                return end;
            }
        }
        return asOf.plus(SPANS.getLast());
    }

    /** Returns the next day on which something begins, ends or falls due; positive infinity when nothing does. */
    private static double nextTurn(AccountState state, double day) {
        double next = Double.POSITIVE_INFINITY;
        for (OpenCommitment commitment : state.commitments().values()) {
            next = later(next, commitment.due(), day);
        }
        for (double renewal : state.renewals().values()) {
            next = later(next, renewal, day);
        }
        for (OpenRequest request : state.requests().values()) {
            next = Double.isNaN(request.needed()) ? next : later(next, request.needed(), day);
        }
        List<AccountState.Phase> phases = new ArrayList<>(state.signals());
        phases.add(state.stress());
        phases.add(state.market());
        for (AccountState.Phase phase : phases) {
            next = later(later(next, phase.from(), day), phase.until(), day);
        }
        for (StakeholderState stakeholder : state.stakeholders().values()) {
            StakeholderState.Seat seat = stakeholder.seat();
            if (seat != null) {
                next = later(later(next, seat.joined(), day), seat.left(), day);
            }
        }
        return next;
    }

    private static double later(double next, double turn, double day) {
        return turn > day && turn < next ? turn : next;
    }

    private static boolean near(Assessment a, Assessment b) {
        return near(a.trust(), b.trust())
                && near(a.credibility().value(), b.credibility().value())
                && near(a.connection().value(), b.connection().value())
                && near(a.theirCredibility().value(), b.theirCredibility().value())
                && near(a.partnership(), b.partnership())
                && a.standing() == b.standing()
                && nearChurn(a.churn(), b.churn());
    }

    private static boolean nearChurn(Churn a, Churn b) {
        for (double days : HORIZONS) {
            if (!near(a.probability(days), b.probability(days))) {
                return false;
            }
        }
        return true;
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= UNSEEN;
    }
}
