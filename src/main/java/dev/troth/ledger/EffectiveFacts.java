package dev.troth.ledger;

import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Applies corrections to facts as of a moment: amended facts get their new fields, retracted facts are left out, times
 * of events that have not occurred yet are absent, and the result is sorted. A pure function.
 */
final class EffectiveFacts {
    private record Name(String type, String ref) {}

    private final BodyCodec codec;
    private final List<Fact> facts;
    private final Map<String, List<Fact>> byRef = new HashMap<>();
    private final Map<Name, Fact> retracted = new HashMap<>();
    private final Map<Name, Fact> amended = new HashMap<>();
    private final Map<UUID, Fact> before = new HashMap<>();

    private EffectiveFacts(List<Fact> sorted, BodyCodec codec) {
        this.codec = codec;
        this.facts = sorted;
        for (Fact fact : sorted) {
            byRef.computeIfAbsent(fact.ref(), ref -> new ArrayList<>()).add(fact);
        }
    }

    /** Applies all corrections, whatever their time. */
    static List<Fact> effective(List<Fact> facts, BodyCodec codec) {
        return effective(facts, AsOf.at(Instant.MAX), codec);
    }

    static List<Fact> effective(List<Fact> facts, AsOf moment, BodyCodec codec) {
        // A fact of a later time stays until the end: an amendment may have moved it to an earlier one.
        List<Fact> seen = facts.stream()
                .filter(fact -> moment.sees(fact.isCorrection() ? fact.at() : Instant.MIN, fact.recordedAt()))
                .sorted()
                .toList();
        List<Fact> effective = new ArrayList<>(
                seen.stream().noneMatch(Fact::isCorrection) ? seen : new EffectiveFacts(seen, codec).corrected());
        effective.removeIf(fact -> fact.at().isAfter(moment.asOf()));
        effective.replaceAll(fact -> fact.seenAt(moment.asOf()));
        effective.sort(null);
        return effective;
    }

    /** Correction that changes nothing at any time, and why. */
    record Ineffective(Fact correction, Problem reason) {}

    /**
     * Returns the corrections that change nothing at any time.
     *
     * @param facts all facts about a subject
     */
    static List<Ineffective> ineffective(List<Fact> facts, BodyCodec codec) {
        EffectiveFacts applied = new EffectiveFacts(facts.stream().sorted().toList(), codec);
        applied.corrected();
        List<Ineffective> found = new ArrayList<>();
        for (Fact fact : applied.facts) {
            Problem reason = fact.isCorrection() ? applied.whyIneffective(fact) : null;
            if (reason != null) {
                found.add(new Ineffective(fact, reason));
            }
        }
        return found;
    }

    private @Nullable Problem whyIneffective(Fact correction) {
        Fact target = target(correction);
        Fact retraction = target == null ? null : retracted.get(nameOf(target));
        if (target != null
                && retraction != null
                && !retraction.equals(correction)
                && !retraction.at().isAfter(correction.at())) {
            return new Problem(
                    ProblemCode.INVALID_TRANSITION,
                    "The %s \"%s\" was already retracted by \"%s\". Maybe retract that retraction first?"
                            .formatted(target.type().name(), target.ref(), retraction.ref()),
                    "fact");
        }
        Fact unchanged = before.get(correction.id());
        return unchanged == null || !unchanged.equals(amendedBy(unchanged, correction))
                ? null
                : new Problem(
                        ProblemCode.INVALID_VALUE,
                        "The amendment changes nothing: the %s \"%s\" already has these values."
                                .formatted(unchanged.type().name(), unchanged.ref()),
                        "fields");
    }

    private List<Fact> corrected() {
        retract();
        for (Fact fact : facts) {
            Fact original = fact.body() instanceof Correction.Amended && !retracted.containsKey(nameOf(fact))
                    ? target(fact)
                    : null;
            if (original != null && !original.isCorrection()) {
                Fact now = amended.getOrDefault(nameOf(original), original);
                before.put(fact.id(), now);
                amended.put(nameOf(original), amendedBy(now, fact));
            }
        }
        return facts.stream()
                .filter(fact -> !fact.isCorrection() && !retracted.containsKey(nameOf(fact)))
                .map(fact -> amended.getOrDefault(nameOf(fact), fact))
                .toList();
    }

    private Fact amendedBy(Fact fact, Fact amendment) {
        return codec.amend(fact, (Correction.Amended) amendment.body());
    }

    /**
     * Collects the retracted facts, each with its earliest retraction. Retractions of retractions come first, so that a
     * retraction that was itself retracted has no effect, whatever the times of both.
     */
    private void retract() {
        List<Fact> retractions = facts.stream()
                .filter(fact -> fact.body() instanceof Correction.Retracted)
                .toList();
        Map<UUID, Integer> levels = new HashMap<>();
        retractions.forEach(retraction -> levels.put(retraction.id(), level(retraction)));
        retractions.stream()
                .sorted(Comparator.comparing(retraction -> levels.get(retraction.id()), Comparator.reverseOrder()))
                .filter(retraction -> !retracted.containsKey(nameOf(retraction)))
                .forEach(retraction -> {
                    Fact target = target(retraction);
                    if (target != null) {
                        retracted.putIfAbsent(nameOf(target), retraction);
                    }
                });
    }

    /** Number of corrections from a correction to the fact at the end of the chain. */
    private int level(Fact correction) {
        int level = 0;
        for (Fact next = target(correction); next != null && next.isCorrection(); next = target(next)) {
            level++;
        }
        return level;
    }

    private @Nullable Fact target(Fact fact) {
        Correction correction = (Correction) fact.body();
        return byRef.getOrDefault(correction.fact(), List.of()).stream()
                .filter(correction::corrects)
                .findFirst()
                .orElse(null);
    }

    private static Name nameOf(Fact fact) {
        return new Name(fact.type().name(), fact.ref());
    }
}
