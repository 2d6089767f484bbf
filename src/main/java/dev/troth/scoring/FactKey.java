package dev.troth.scoring;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;

/**
 * The identity of a fact and its place in the order of folding: by time, rank, type and reference. Simultaneous facts
 * therefore have one order, independent of the order of arrival ({@code scoring.md} 3.1).
 *
 * @param at the time at which the fact occurred
 * @param rank the order within one instant: people (0), ties, cadence and renewals (1), promises and issues (2),
 *     progress (3), renegotiations (4), everything else (5), departures (9)
 * @param type the wire name of the fact type
 * @param ref the key of the fact, assigned by the caller; unique per type within an account
 */
public record FactKey(Instant at, int rank, String type, String ref) implements Comparable<FactKey>, Serializable {
    private static final Comparator<FactKey> ORDER = Comparator.comparing(FactKey::at)
            .thenComparingInt(FactKey::rank)
            .thenComparing(FactKey::type)
            .thenComparing(FactKey::ref);

    @Override
    public int compareTo(FactKey other) {
        return ORDER.compare(this, other);
    }

    double day() {
        return EpochDays.of(at);
    }
}
