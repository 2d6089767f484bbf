package dev.troth.stakeholder;

import dev.troth.ledger.Fact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody who is there, from the facts of the account. Pure.
 *
 * @param since when they joined
 * @param joined what was said when they did
 */
public record Present(String ref, Instant since, StakeholderFact.Joined joined, Stance stance) {

    /** Who is there, in the order of joining. */
    public static List<Present> of(List<Fact> facts) {
        Map<String, Present> present = new LinkedHashMap<>();
        for (Fact fact : facts) {
            String ref = fact.subjectRef();
            switch (fact.body()) {
                case StakeholderFact.Joined joined ->
                    present.put(ref, new Present(ref, fact.at(), joined, joined.stanceOrNeutral()));
                case StakeholderFact.StanceChanged changed ->
                    present.computeIfPresent(
                            ref, (same, before) -> new Present(same, before.since, before.joined, changed.stance()));
                case StakeholderFact.Left left -> present.remove(ref);
                default -> {
                    // Not about who is there.
                }
            }
        }
        return List.copyOf(present.values());
    }

    /** Whether this is their part in decisions. */
    public boolean has(DecisionRole role) {
        return joined.roles() != null && joined.roles().contains(role);
    }

    /** Whether they have the last word, or sign it off. */
    public boolean decides() {
        return has(DecisionRole.DECISION_MAKER) || has(DecisionRole.APPROVER);
    }
}
