package dev.troth.trust.evidence;

import dev.troth.scoring.Evidence;
import dev.troth.scoring.FactKey;
import dev.troth.scoring.Signal;
import dev.troth.signal.SignalFact;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Evidence in measurements of product use: the share of what was bought that is not used, on average over the last
 * valid measurement of each capability. Facts are added in order.
 */
final class UseEvidence {
    /** Measurements of each capability, the last one on top. A measurement below it counts again when it is ended. */
    private final Map<String, Deque<Use>> capabilities = new TreeMap<>();

    private record Use(String ref, double level, @Nullable Instant until) {
        boolean holdsAt(Instant instant) {
            return until == null || until.isAfter(instant);
        }
    }

    Evidence measured(FactKey key, SignalFact.Measured f) {
        // Another spelling of a capability is the same capability, as in the summary of signals.
        String capability =
                Objects.requireNonNullElse(f.capability(), "").strip().toUpperCase(Locale.ROOT);
        capabilities
                .computeIfAbsent(capability, name -> new ArrayDeque<>())
                .push(new Use(key.ref(), f.level(), f.until()));
        return unused(key);
    }

    Evidence ended(FactKey key, String ref) {
        capabilities.values().forEach(uses -> uses.removeIf(use -> use.ref().equals(ref)));
        return unused(key);
    }

    private Evidence unused(FactKey key) {
        double sum = 0;
        int measured = 0;
        @Nullable Instant until = key.at();
        for (Deque<Use> uses : capabilities.values()) {
            while (!uses.isEmpty() && !uses.peek().holdsAt(key.at())) {
                uses.pop();
            }
            Use use = uses.peek();
            if (use != null) {
                sum += use.level();
                measured++;
                until = later(until, use.until());
            }
        }
        double level = measured == 0 ? 0 : Math.clamp(1 - sum / measured, 0, 1);
        return new Evidence.SignalMeasured(key, Signal.USE, level, measured == 0 ? null : until);
    }

    /** Returns the later end; null is the latest. */
    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? null : one.isAfter(other) ? one : other;
    }
}
