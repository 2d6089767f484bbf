package dev.troth.touchpoint;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Statistics;
import dev.troth.touchpoint.TouchpointFact.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Response times of stakeholders. Messages without an answer are right-censored observations: their response time is at
 * least the time waited so far. Ignoring them would make a busy person appear quick. A pure function.
 */
final class ResponseTimes {
    /** Used until enough responses are known. */
    static final Duration USUAL = Duration.ofDays(2);

    /** Upper limit of the waiting time, however slow the stakeholder is. */
    static final Duration MOST = Duration.ofDays(10);

    /** Lower limit of the waiting time: the next message within an hour would be impatience (S1 L16). Judgement. */
    private static final Duration LEAST = Duration.ofHours(1);

    /** Number of responses from which they replace {@link #USUAL}. Judgement. */
    private static final int ENOUGH = 3;

    /** Share of responses that usually arrived within the time waited: four of five. Judgement. */
    private static final double PATIENCE = 0.8;

    private ResponseTimes() {}

    /**
     * A message of ours that awaits, or awaited, a response.
     *
     * @param answered time of the response; empty if there was none
     * @param answers all responses of recipients
     * @param until time at which the recipient left, which ends the wait; null if they did not leave, or if there are
     * several recipients
     */
    record Wait(
            TypedFact<Happened> message,
            Optional<Instant> answered,
            List<TypedFact<Happened>> answers,
            @Nullable Instant until) {
        double seconds(Instant now) {
            Instant end = until == null || until.isAfter(now) ? now : until;
            return Statistics.seconds(message.at(), answered.orElse(end));
        }

        boolean isTo(String stakeholder) {
            return message.body().people().contains(stakeholder);
        }

        /** Returns the wait for one of the recipients. The response of another one leaves it open. */
        private Wait of(String stakeholder, @Nullable Instant left) {
            List<TypedFact<Happened>> own = answers.stream()
                    .filter(answer -> isFrom(stakeholder, answer.body()))
                    .toList();
            return new Wait(message, own.stream().map(TypedFact::at).min(Comparator.naturalOrder()), own, left);
        }

        /** A response without participants is that of the only recipient. */
        private boolean isFrom(String stakeholder, Happened answer) {
            return answer.people().isEmpty()
                    ? message.body().people().size() == 1
                    : answer.people().contains(stakeholder);
        }
    }

    /**
     * Usual response time of a stakeholder.
     *
     * @param reached whether it is the percentile; otherwise the percentile is at least as long
     */
    record Usual(Duration time, boolean reached) {
        double seconds() {
            return time.toMillis() / 1000.0;
        }
    }

    /**
     * Returns all messages of ours that requested a response, with the time of the response: an explicit answer, or
     * else the next inbound touchpoint.
     */
    static List<Wait> waits(List<Fact> facts) {
        List<TypedFact<Happened>> all = TypedFact.ofType(facts, Happened.class).toList();
        List<Wait> waits = new ArrayList<>();
        for (TypedFact<Happened> message : all) {
            if (message.body().isWaiting()) {
                List<TypedFact<Happened>> answers = answersTo(message, all);
                waits.add(new Wait(message, answers.stream().map(TypedFact::at).findFirst(), answers, null));
            }
        }
        return waits;
    }

    private static List<TypedFact<Happened>> answersTo(TypedFact<Happened> message, List<TypedFact<Happened>> all) {
        return all.stream()
                .filter(other -> !other.at().isBefore(message.at())
                        && (message.ref().equals(other.body().answers())
                                || (other.at().isAfter(message.at()) && isAnswerTo(other.body(), message.body()))))
                .toList();
    }

    /** Returns whether a recipient of the message got in touch, or took part in a mutual touchpoint. */
    private static boolean isAnswerTo(Happened other, Happened message) {
        if (other.direction() != Direction.IN && !other.isMutual()) {
            return false;
        }
        return message.people().isEmpty() || other.people().stream().anyMatch(message.people()::contains);
    }

    /**
     * Returns the waits for one stakeholder. After they left, there is nothing to wait for.
     *
     * @param left time at which they left; null if they did not leave
     */
    static List<Wait> of(String stakeholder, List<Wait> waits, @Nullable Instant left) {
        return waits.stream()
                .filter(wait -> wait.isTo(stakeholder)
                        && (left == null || !left.isBefore(wait.message().at())))
                .map(wait -> wait.of(stakeholder, left))
                .toList();
    }

    /**
     * Returns the 80th percentile of the response time by the Kaplan-Meier estimator (Kaplan and Meier 1958), which
     * includes unanswered messages as censored. If the estimated share of answers stays below 80 %, returns the longest
     * wait, which the percentile exceeds. Empty for fewer than {@value #ENOUGH} answers.
     */
    static Optional<Usual> eightieth(List<Wait> waits, Instant now) {
        long answers =
                waits.stream().filter(wait -> wait.answered().isPresent()).count();
        if (answers < ENOUGH) {
            return Optional.empty();
        }
        List<Wait> sorted = waits.stream()
                .sorted(Comparator.comparingDouble(wait -> wait.seconds(now)))
                .toList();
        double unanswered = 1;
        int atRisk = sorted.size();
        for (Wait wait : sorted) {
            if (wait.answered().isPresent()) {
                unanswered *= 1 - 1.0 / atRisk;
                if (unanswered <= 1 - PATIENCE + 1e-9) {
                    return Optional.of(new Usual(duration(wait, now), true));
                }
            }
            atRisk--;
        }
        return Optional.of(new Usual(duration(sorted.getLast(), now), false));
    }

    private static Duration duration(Wait wait, Instant now) {
        return Duration.ofMillis(Math.round(wait.seconds(now) * 1000));
    }

    /** Returns the time for which it is reasonable to wait for the stakeholder. */
    static Duration reasonable(List<Wait> waits, Instant now) {
        Duration usual = eightieth(waits, now)
                .map(known -> known.reached() ? known.time() : MOST)
                .orElse(USUAL);
        if (usual.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return usual.compareTo(MOST) > 0 ? MOST : usual;
    }
}
