package dev.troth.insight;

import dev.troth.insight.Goal.GoalValue;
import dev.troth.ledger.Fact;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.RejectedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * State of an insight. Pure function of the facts.
 *
 * @param noted fact by which it was noted
 * @param now current content, reviews included
 * @param values values of a goal in the order of their times; the first is its start
 * @param reviewedAt time of the last review, agreement or answer; null if there was none since it was noted
 * @param sharedAt time at which it was shared with the other side first
 */
public record Insight(
        Instant at,
        InsightFact.Noted noted,
        Holding now,
        List<GoalValue> values,
        @Nullable Instant reviewedAt,
        @Nullable Instant sharedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Answer answer,
        @Nullable Instant retiredAt) {

    /** Content that a review can change. */
    public record Holding(
            CertaintyLevel evidence,
            @Nullable Integer rank,
            String text,
            @Nullable Double value,
            boolean unmet) {}

    public record Answer(Instant at, String text) {}

    /**
     * Returns the insight after another fact.
     *
     * @throws RejectedException if the fact is not valid in the current state
     */
    static @Nullable Insight apply(String ref, @Nullable Insight before, Fact fact) {
        Instant at = fact.at();
        return switch ((InsightFact) fact.body()) {
            case InsightFact.Noted noted -> first(at, noted);
            case InsightFact.Reviewed again -> reviewed(open(ref, before, at), again, at);
            case InsightFact.Acknowledged yes -> {
                Insight open = open(ref, before, at);
                yield new Insight(open.at, open.noted, open.now, open.values, at, open.sharedAt, at, open.answer, null);
            }
            case InsightFact.Shared shared -> shared(ref, open(ref, before, at), shared, at);
            case InsightFact.Answered answered -> {
                Insight open = question(open(ref, before, at), ref);
                Answer answer = new Answer(at, answered.answer());
                yield new Insight(
                        open.at,
                        open.noted,
                        open.now,
                        open.values,
                        at,
                        open.sharedAt,
                        open.acknowledgedAt,
                        answer,
                        null);
            }
            case InsightFact.Retired retired -> {
                Insight open = open(ref, before, at);
                yield new Insight(
                        open.at,
                        open.noted,
                        open.now,
                        open.values,
                        open.reviewedAt,
                        open.sharedAt,
                        open.acknowledgedAt,
                        open.answer,
                        at);
            }
            case InsightFact.NeedsAssessed other -> before;
            case InsightFact.RoadmapShared other -> before;
        };
    }

    /** Returns the insights that are not retired, by ref. */
    public static Map<String, Insight> current(List<Fact> facts) {
        Map<String, Insight> insights = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (fact.body() instanceof InsightFact && fact.subjectKind().equals("insight")) {
                Insight after = apply(fact.subjectRef(), insights.get(fact.subjectRef()), fact);
                insights.put(fact.subjectRef(), Objects.requireNonNull(after));
            }
        }
        insights.values().removeIf(insight -> insight.retiredAt != null);
        return insights;
    }

    private static Insight first(Instant at, InsightFact.Noted noted) {
        CertaintyLevel evidence = Objects.requireNonNullElse(noted.evidence(), CertaintyLevel.ASSUMED);
        boolean unmet = Boolean.TRUE.equals(noted.unmet());
        Holding now = new Holding(evidence, noted.rank(), noted.text(), noted.value(), unmet);
        return new Insight(
                at,
                noted,
                now,
                and(List.of(), at, noted.value()),
                null,
                noted.sharedAt(),
                noted.acknowledgedAt(),
                null,
                null);
    }

    private static Insight reviewed(Insight open, InsightFact.Reviewed again, Instant at) {
        Holding before = open.now;
        Holding now = new Holding(
                Objects.requireNonNullElse(again.evidence(), before.evidence),
                again.rank() == null ? before.rank : again.rank(),
                Objects.requireNonNullElse(again.text(), before.text),
                again.value() == null ? before.value : again.value(),
                Objects.requireNonNullElse(again.unmet(), before.unmet));
        List<GoalValue> values = and(open.values, at, again.value());
        return new Insight(open.at, open.noted, now, values, at, open.sharedAt, open.acknowledgedAt, open.answer, null);
    }

    private static List<GoalValue> and(List<GoalValue> before, Instant at, @Nullable Double value) {
        if (value == null) {
            return before;
        }
        List<GoalValue> values = new ArrayList<>(before);
        values.add(new GoalValue(at, value));
        return List.copyOf(values);
    }

    private static Insight shared(String ref, Insight open, InsightFact.Shared shared, Instant at) {
        InsightKind needed =
                shared.direction() == Direction.OUT ? InsightKind.ROADMAP_OURS : InsightKind.ROADMAP_THEIRS;
        if (open.kind() != needed) {
            throw RejectedException.transition(
                    "Insight \"%s\" is a %s, so it cannot be shared in the direction %s on %s. Only a %s can.",
                    ref, open.kind(), shared.direction(), at, needed);
        }
        Instant first = open.sharedAt == null ? at : open.sharedAt;
        return new Insight(
                open.at,
                open.noted,
                open.now,
                open.values,
                open.reviewedAt,
                first,
                open.acknowledgedAt,
                open.answer,
                null);
    }

    private static Insight open(String ref, @Nullable Insight before, Instant at) {
        if (before == null) {
            throw RejectedException.unknown(
                    "insight",
                    "There is no insight \"%s\" at %s. Maybe it was noted later, or under another ref?",
                    ref,
                    at);
        }
        if (before.retiredAt != null) {
            throw RejectedException.transition(
                    "Insight \"%s\" was retired on %s. Maybe note a new one?", ref, before.retiredAt);
        }
        return before;
    }

    private static Insight question(Insight open, String ref) {
        if (open.kind() != InsightKind.QUESTION) {
            throw RejectedException.invalid(
                    "insight",
                    "Insight \"%s\" is a %s and not a QUESTION, so it cannot be answered. Maybe review or acknowledge it?",
                    ref,
                    open.kind());
        }
        return open;
    }

    public InsightStatus status() {
        if (retiredAt != null) {
            return InsightStatus.RETIRED;
        }
        if (answer != null) {
            return InsightStatus.ANSWERED;
        }
        return acknowledgedAt == null ? InsightStatus.OPEN : InsightStatus.AGREED;
    }

    public InsightKind kind() {
        return noted.kind();
    }

    /** Returns the time from which it is known to be true: that of the last review, or at which it was noted. */
    public Instant freshAt() {
        return reviewedAt == null ? at : reviewedAt;
    }

    public Party side() {
        return switch (noted.kind()) {
            case ROADMAP_OURS -> Party.US;
            case IDEA -> Objects.requireNonNullElse(noted.side(), Party.US);
            default -> Objects.requireNonNullElse(noted.side(), Party.THEM);
        };
    }

    public double importance() {
        return Objects.requireNonNullElse(noted.importance(), 0.5);
    }

    /** Returns whether it was stated or confirmed by the account. */
    public boolean isStatedByThem() {
        return now.evidence == CertaintyLevel.STATED || now.evidence == CertaintyLevel.CONFIRMED;
    }

    /** Returns the first value of a goal; null if none was recorded. */
    public @Nullable Double start() {
        return values.isEmpty() ? null : Double.valueOf(values.getFirst().value());
    }

    /** Returns the course of a goal; null without target and value. */
    public @Nullable Goal goal() {
        return Goal.of(start(), now.value, noted.target());
    }
}
