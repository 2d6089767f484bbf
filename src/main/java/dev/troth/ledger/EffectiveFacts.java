package dev.troth.ledger;

import dev.troth.platform.common.AsOf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Applies corrections to facts as of a moment: amended facts get their new fields, retracted facts are left out, times
 * of events that have not occurred yet are absent, and the result is sorted. A pure function.
 */
final class EffectiveFacts {
    private record Name(String type, String ref) {}

    private EffectiveFacts() {}

    /** Applies all corrections, whatever their time. */
    static List<Fact> effective(List<Fact> facts, BodyCodec codec) {
        return effective(facts, AsOf.at(Instant.MAX), codec);
    }

    static List<Fact> effective(List<Fact> facts, AsOf moment, BodyCodec codec) {
        List<Fact> seen = facts.stream()
                .filter(fact -> moment.sees(fact.at(), fact.recordedAt()))
                .sorted()
                .toList();
        if (seen.stream().noneMatch(Fact::isCorrection)) {
            return seen.stream().map(fact -> fact.seenAt(moment.asOf())).toList();
        }
        Set<Name> retracted = retracted(seen);
        Map<Name, Fact> amended = new HashMap<>();
        for (Fact fact : seen) {
            if (fact.body() instanceof Correction.Amended amendment && !retracted.contains(nameOf(fact))) {
                target(seen, amendment).ifPresent(original -> {
                    Fact now = amended.getOrDefault(nameOf(original), original);
                    amended.put(nameOf(original), codec.amend(now, amendment));
                });
            }
        }
        List<Fact> effective = new ArrayList<>();
        for (Fact fact : seen) {
            if (!fact.isCorrection() && !retracted.contains(nameOf(fact))) {
                effective.add(amended.getOrDefault(nameOf(fact), fact));
            }
        }
        effective.removeIf(fact -> fact.at().isAfter(moment.asOf()));
        effective.replaceAll(fact -> fact.seenAt(moment.asOf()));
        effective.sort(null);
        return effective;
    }

    /** Processes the latest correction first, so that a retraction that was itself retracted has no effect. */
    private static Set<Name> retracted(List<Fact> seen) {
        Set<Name> retracted = new HashSet<>();
        for (Fact fact : seen.reversed()) {
            if (fact.body() instanceof Correction.Retracted retraction && !retracted.contains(nameOf(fact))) {
                target(seen, retraction).ifPresent(original -> retracted.add(nameOf(original)));
            }
        }
        return retracted;
    }

    private static Optional<Fact> target(List<Fact> seen, Correction correction) {
        return seen.stream().filter(correction::corrects).findFirst();
    }

    private static Name nameOf(Fact fact) {
        return new Name(fact.type().name(), fact.ref());
    }
}
