package dev.troth.politics;

import dev.troth.commitment.CommitmentFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.Statistics;
import dev.troth.touchpoint.Channel;
import dev.troth.touchpoint.TouchpointFact;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Our attention to factions within a period: occasions on which we were in touch with a member or committed ourselves to
 * one. An occasion with several factions counts for each of them. A missed call does not count.
 *
 * @param occasions number of occasions with any faction
 * @param counts number of occasions per faction
 */
record Attention(int occasions, List<Long> counts) {
    /**
     * Minimum number of occasions for a statement about neutrality. By chance, all of five occasions go to the same one of
     * two factions in 1 of 16 cases; all of three, in 1 of 4.
     */
    static final int ENOUGH = 5;

    static Attention of(
            List<Fact> facts, Instant from, Instant to, List<Set<String>> factions, Map<String, String> departments) {
        List<Set<String>> occasions = Stream.concat(touchpoints(facts, from, to), commitments(facts, from, to))
                .map(people -> withDepartments(people, departments))
                .filter(people -> factions.stream().anyMatch(faction -> isOf(people, faction)))
                .toList();
        return new Attention(
                occasions.size(),
                factions.stream()
                        .map(faction -> occasions.stream()
                                .filter(people -> isOf(people, faction))
                                .count())
                        .toList());
    }

    private static Stream<List<String>> touchpoints(List<Fact> facts, Instant from, Instant to) {
        return TypedFact.ofType(facts, TouchpointFact.Happened.class)
                .filter(typed -> isWithin(typed.at(), from, to)
                        && typed.body().channel() != Channel.VOICEMAIL
                        && typed.body().participants() != null)
                .map(typed -> List.copyOf(typed.body().participants()));
    }

    private static Stream<List<String>> commitments(List<Fact> facts, Instant from, Instant to) {
        return TypedFact.ofType(facts, CommitmentFact.Made.class)
                .filter(typed -> isWithin(typed.at(), from, to)
                        && typed.body().sideOrUs() == Party.US
                        && typed.body().madeTo() != null)
                .map(typed -> List.copyOf(typed.body().madeTo()));
    }

    private static boolean isWithin(Instant at, Instant from, Instant to) {
        return at.isAfter(from) && !at.isAfter(to);
    }

    private static Set<String> withDepartments(List<String> people, Map<String, String> departments) {
        Set<String> all = new HashSet<>(people);
        people.stream().filter(departments::containsKey).forEach(ref -> all.add("department:" + departments.get(ref)));
        return all;
    }

    private static boolean isOf(Set<String> people, Set<String> faction) {
        return people.stream().anyMatch(faction::contains);
    }

    boolean isEnough() {
        return occasions >= ENOUGH;
    }

    /** Returns the share of a faction, 0 to 1; null if there are too few occasions. */
    @Nullable
    Double share(int faction) {
        return isEnough()
                ? Statistics.share(
                        counts.get(faction),
                        counts.stream().mapToLong(Long::longValue).sum())
                : null;
    }

    /** Returns the evenness of the shares, 0 to 1; null without two factions or with too few occasions. */
    @Nullable
    Double neutrality() {
        return counts.size() < 2 || !isEnough() ? null : Statistics.evenness(counts);
    }
}
