package dev.troth.scoring;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;

/**
 * Which fact a piece of evidence is, and its place in the order of folding: by time, then by rank, then by type and
 * reference, so that simultaneous facts always come in the same order, whichever way they arrived.
 *
 * @param at when it occurred
 * @param rank what comes first within one instant: people, then ties and rhythm (1), promises and issues (2), progress
 *     (3), renegotiations (4), everything else (5), departures (9)
 * @param type the wire name of the fact's type
 * @param ref the caller's key of the fact
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
        return Days.of(at);
    }
}
