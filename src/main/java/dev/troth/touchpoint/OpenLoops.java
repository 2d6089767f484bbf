package dev.troth.touchpoint;

import dev.troth.commitment.CommitmentHistory;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Statistics;
import dev.troth.touchpoint.TouchpointFact.Happened;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Items and commitments that closing touchpoints left open, and the rating of the closings. Pure.
 *
 * @param items titles of the critical items that were not discussed
 * @param commitments refs of our open commitments
 * @param rating mean rating; null if none was rated
 */
record OpenLoops(
        List<String> items,
        List<String> commitments,
        @Nullable Double rating) {

    static OpenLoops of(List<TypedFact<Happened>> touchpoints, List<CommitmentHistory> commitments) {
        List<TypedFact<Happened>> closings = touchpoints.stream()
                .filter(t -> Boolean.TRUE.equals(t.body().closing()))
                .toList();
        return new OpenLoops(
                closings.stream()
                        .flatMap(closing -> Agenda.of(closing).undiscussed().stream())
                        .toList(),
                commitments.stream()
                        .filter(c ->
                                c.isOpen() && c.isOurs() && closings.stream().anyMatch(t -> leaves(t, c)))
                        .map(CommitmentHistory::ref)
                        .toList(),
                Statistics.mean(closings.stream()
                        .map(t -> t.body().rating())
                        .filter(Objects::nonNull)
                        .toList()));
    }

    /** A commitment belongs to the touchpoint at which it was made, or to the closing of its initiative. */
    private static boolean leaves(TypedFact<Happened> closing, CommitmentHistory commitment) {
        String initiative = closing.body().initiative();
        return closing.ref().equals(commitment.terms().body().touchpoint())
                || (initiative != null
                        && initiative.equals(commitment.terms().body().initiative())
                        && !commitment.terms().at().isAfter(closing.at()));
    }
}
