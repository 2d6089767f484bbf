package dev.troth.stakeholder;

import dev.troth.ledger.Fact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stakeholder who is present, from the facts of the account. A pure function.
 *
 * @param since time at which they joined
 * @param joined payload of the fact that added them
 */
public record ActiveStakeholder(String ref, Instant since, StakeholderFact.Joined joined, Stance stance) {

    /** Influence from which a person matters: clearly above the usual one of 0.5 (S1 L13). Judgement. */
    private static final double IMPORTANT = 0.6;

    /** Returns the stakeholders who are present, in the order of joining. */
    public static List<ActiveStakeholder> of(List<Fact> facts) {
        Map<String, ActiveStakeholder> present = new LinkedHashMap<>();
        for (Fact fact : facts) {
            String ref = fact.subjectRef();
            switch (fact.body()) {
                case StakeholderFact.Joined joined ->
                    present.put(ref, new ActiveStakeholder(ref, fact.at(), joined, joined.stanceOrNeutral()));
                case StakeholderFact.StanceChanged changed ->
                    present.computeIfPresent(
                            ref,
                            (same, before) ->
                                    new ActiveStakeholder(same, before.since, before.joined, changed.stance()));
                case StakeholderFact.Left left -> present.remove(ref);
                default -> {
                    // Does not change who is present.
                }
            }
        }
        return List.copyOf(present.values());
    }

    /** Returns whether their influence is so large that we should know and keep them. */
    public boolean isImportant() {
        return isImportant(joined);
    }

    /** Returns whether the influence of a stakeholder is that of an important one, present or not. */
    public static boolean isImportant(StakeholderFact.Joined joined) {
        return joined.influenceOrUsual() >= IMPORTANT;
    }

    /** Returns whether they have this role in decisions. */
    public boolean has(DecisionRole role) {
        return joined.roles() != null && joined.roles().contains(role);
    }

    /** Returns whether they are decision maker or approver. */
    public boolean decides() {
        return has(DecisionRole.DECISION_MAKER) || has(DecisionRole.APPROVER);
    }
}
