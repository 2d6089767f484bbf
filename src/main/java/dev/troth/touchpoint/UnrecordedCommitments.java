package dev.troth.touchpoint;

import dev.troth.commitment.CommitmentHistory;
import dev.troth.ledger.TypedFact;
import dev.troth.touchpoint.TouchpointFact.Happened;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Counts our commitments that were spoken in a touchpoint and not recorded. Pure.
 *
 * @param recorded number of our recorded commitments by touchpoint
 */
record UnrecordedCommitments(Map<String, Long> recorded) {

    static UnrecordedCommitments of(List<CommitmentHistory> commitments) {
        return new UnrecordedCommitments(commitments.stream()
                .filter(c -> c.isOurs() && c.terms().body().touchpoint() != null)
                .collect(Collectors.groupingBy(
                        c -> Objects.requireNonNull(c.terms().body().touchpoint()), Collectors.counting())));
    }

    int of(TypedFact<Happened> touchpoint) {
        Integer spoken = touchpoint.body().promises();
        return spoken == null ? 0 : (int) Math.max(0, spoken - recorded.getOrDefault(touchpoint.ref(), 0L));
    }
}
