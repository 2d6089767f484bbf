package dev.troth.ledger;

import dev.troth.platform.common.GlobalId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact in the ledger: one immutable event of the event store, with the time it occurred (valid time) and the time it
 * was recorded (transaction time). Facts sort by the time they occurred, then by the rank of their type, then by type
 * and ref, so their order does not depend on the order of arrival.
 *
 * @param accountId null for facts about the whole market
 * @param account ref of the account
 */
public record Fact(
        UUID id,
        @Nullable UUID accountId,
        @Nullable String account,
        FactType<?> type,
        String ref,
        String subjectKind,
        String subjectRef,
        Instant at,
        Instant recordedAt,
        @Nullable String by,
        @Nullable String source,
        @Nullable String note,
        FactBody body)
        implements Comparable<Fact> {
    /** Prefix of the global ids of facts. */
    public static final String PREFIX = "fct";

    private static final Comparator<Fact> ORDER = Comparator.comparing(Fact::at)
            .thenComparingInt(fact -> fact.type.rank())
            .thenComparing(fact -> fact.type.name())
            .thenComparing(Fact::ref);

    /** Returns the opaque id of the fact in the API. */
    public String globalId() {
        return new GlobalId(PREFIX, id).toString();
    }

    @Override
    public int compareTo(Fact other) {
        return ORDER.compare(this, other);
    }

    boolean isCorrection() {
        return body instanceof Correction;
    }

    /** Returns the fact as seen at an instant, without the times of later events in its body. */
    public Fact seenAt(Instant now) {
        FactBody seen = body.seenAt(now);
        return seen.equals(body) ? this : corrected(at, seen);
    }

    /** Returns the facts that had occurred by an instant, each as seen at that instant. */
    public static List<Fact> seenAt(List<Fact> facts, Instant now) {
        return facts.stream()
                .filter(fact -> !fact.at.isAfter(now))
                .map(fact -> fact.seenAt(now))
                .toList();
    }

    /** Returns the latest instant at which the meaning of the fact changes: its own time, or that of a later event. */
    Instant lastChange() {
        return body.eventTimes().stream()
                .filter(time -> time.isAfter(at))
                .max(Comparator.naturalOrder())
                .orElse(at);
    }

    /** Returns the fact with another body. */
    public Fact with(FactBody newBody) {
        return corrected(at, newBody);
    }

    Fact corrected(Instant newAt, FactBody newBody) {
        return corrected(newAt, by, note, newBody);
    }

    Fact corrected(Instant newAt, @Nullable String newBy, @Nullable String newNote, FactBody newBody) {
        return new Fact(
                id,
                accountId,
                account,
                type,
                ref,
                subjectKind,
                subjectRef,
                newAt,
                recordedAt,
                newBy,
                source,
                newNote,
                newBody);
    }

    @Override
    public String toString() {
        return type.name() + " \"" + ref + "\" of " + at;
    }
}
