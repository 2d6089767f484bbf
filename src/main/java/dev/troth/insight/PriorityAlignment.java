package dev.troth.insight;

import dev.troth.commitment.CommitmentHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Agreement between the account's ranking of needs and the order in which we serve them (S4 L13). A need is served when
 * the first commitment for it was kept; until then, when the first one is due.
 *
 * @param basedOn number of ranked needs with a commitment of ours
 * @param value Goodman-Kruskal gamma: (concordant - discordant)/(concordant + discordant) pairs, in [-1, 1]. Unlike
 *     Kendall's tau, it ignores pairs of equal rank or time; without them both are the same. Null without enough needs or
 *     comparable pairs.
 */
record PriorityAlignment(int basedOn, @Nullable Double value) {
    /** Minimum number of needs: the order of two is right in half of all cases by chance, that of three in one of six. */
    private static final int ENOUGH = 3;

    private record Served(int rank, Instant at) {}

    /** @param ranks rank by ref of the need */
    static PriorityAlignment of(Map<String, Integer> ranks, List<CommitmentHistory> commitments) {
        List<Served> served = served(ranks, commitments);
        return new PriorityAlignment(served.size(), served.size() < ENOUGH ? null : gamma(served));
    }

    private static List<Served> served(Map<String, Integer> ranks, List<CommitmentHistory> commitments) {
        Map<String, Instant> first = new TreeMap<>();
        for (CommitmentHistory commitment : commitments) {
            String need = commitment.isOurs() ? commitment.terms().body().insight() : null;
            Instant at = servedAt(commitment);
            if (need != null && at != null && ranks.containsKey(need)) {
                first.merge(need, at, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        List<Served> served = new ArrayList<>();
        first.forEach((need, at) -> served.add(new Served(Objects.requireNonNull(ranks.get(need)), at)));
        served.sort(Comparator.comparing(Served::at));
        return served;
    }

    /** Returns when a commitment was kept, or else is due; null if it was settled without being kept. */
    private static @Nullable Instant servedAt(CommitmentHistory commitment) {
        if (commitment.settled() == null) {
            return commitment.dueAt();
        }
        return commitment.isKept() ? commitment.settled().at() : null;
    }

    private static @Nullable Double gamma(List<Served> served) {
        int same = 0;
        int other = 0;
        for (int i = 0; i < served.size(); i++) {
            for (int j = i + 1; j < served.size(); j++) {
                int order = served.get(i).at.equals(served.get(j).at)
                        ? 0
                        : Integer.compare(served.get(j).rank, served.get(i).rank);
                same += order > 0 ? 1 : 0;
                other += order < 0 ? 1 : 0;
            }
        }
        return same + other == 0 ? null : Double.valueOf((double) (same - other) / (same + other));
    }
}
