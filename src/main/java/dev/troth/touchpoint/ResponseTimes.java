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
import java.util.Objects;
import java.util.Optional;

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
     */
    record Wait(TypedFact<Happened> message, Optional<Instant> answered) {
        double seconds(Instant now) {
            return Statistics.seconds(message.at(), answered.orElse(now));
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
                waits.add(new Wait(message, answerTo(message, all)));
            }
        }
        return waits;
    }

    private static Optional<Instant> answerTo(TypedFact<Happened> message, List<TypedFact<Happened>> all) {
        return all.stream()
                .filter(other -> message.ref().equals(other.body().answers())
                        || (other.at().isAfter(message.at()) && isAnswerTo(other.body(), message.body())))
                .map(TypedFact::at)
                .filter(at -> !at.isBefore(message.at()))
                .min(Comparator.naturalOrder());
    }

    /** Returns whether a recipient of the message got in touch, or took part in a mutual touchpoint. */
    private static boolean isAnswerTo(Happened other, Happened message) {
        if (other.direction() != Direction.IN && !other.isMutual()) {
            return false;
        }
        List<String> asked = Objects.requireNonNullElse(message.participants(), List.of());
        List<String> there = Objects.requireNonNullElse(other.participants(), List.of());
        return asked.isEmpty() || there.stream().anyMatch(asked::contains);
    }

    /** Returns the waits for one stakeholder. */
    static List<Wait> of(String stakeholder, List<Wait> waits) {
        return waits.stream()
                .filter(wait -> Objects.requireNonNullElse(wait.message().body().participants(), List.<String>of())
                        .contains(stakeholder))
                .toList();
    }

    /**
     * Returns the 80th percentile of the response time by the Kaplan-Meier estimator (Kaplan and Meier 1958), which
     * includes unanswered messages as censored. {@link #MOST} if the estimated share of answers stays below 80 %; empty for
     * fewer than {@value #ENOUGH} answers.
     */
    static Optional<Duration> eightieth(List<Wait> waits, Instant now) {
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
                    return Optional.of(Duration.ofMillis(Math.round(wait.seconds(now) * 1000)));
                }
            }
            atRisk--;
        }
        return Optional.of(MOST);
    }

    /** Returns the time for which it is reasonable to wait for the stakeholder. */
    static Duration reasonable(List<Wait> waits, Instant now) {
        Duration usual = eightieth(waits, now).orElse(USUAL);
        if (usual.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return usual.compareTo(MOST) > 0 ? MOST : usual;
    }
}
