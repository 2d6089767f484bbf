package dev.troth.stakeholder;

import dev.troth.ledger.Fact;
import dev.troth.ledger.Reference;
import dev.troth.ledger.ReferenceRule;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses facts that name a person who had left before: nothing is agreed with, asked of or said by them any more. A fact
 * at the time of the departure or before it is valid.
 */
@ApplicationScoped
class DepartureRule implements ReferenceRule {
    /** A departure may be the cause of a change. */
    private static final String CAUSE = "causedBy";

    @Override
    public String kind() {
        return "stakeholder";
    }

    @Override
    public Optional<Problem> problem(Reference reference, Instant at, List<Fact> about) {
        Instant left = null;
        String other = null;
        for (Fact fact : about) {
            switch (fact.body()) {
                case StakeholderFact.Joined joined when !fact.at().isAfter(at) -> left = null;
                case StakeholderFact.HandoverPlanned plan when plan.backup() != null -> other = plan.backup();
                case StakeholderFact.Left gone
                when fact.at().isBefore(at) -> {
                    left = fact.at();
                    other = gone.successor() == null ? other : gone.successor();
                }
                default -> {
                    // Does not change who is present at that time.
                }
            }
        }
        return left == null || reference.root().equals(CAUSE)
                ? Optional.empty()
                : Optional.of(new Problem(
                        ProblemCode.INVALID_TRANSITION,
                        "The stakeholder \"%s\" left on %s, before the time of this fact, %s. %s"
                                .formatted(reference.ref(), left, at, maybe(other)),
                        reference.field()));
    }

    private static String maybe(@Nullable String other) {
        return other == null
                ? "Maybe leave them out, or name another person?"
                : "Maybe \"" + other + "\", who takes their place?";
    }
}
