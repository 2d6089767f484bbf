package dev.troth.ledger;

import dev.troth.platform.Problem;
import dev.troth.platform.ProblemCode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Invariants over all facts of a subject, checked when facts are added. */
final class Checks {
    private Checks() {}

    /** A subject never moves to another account. */
    static void sameAccount(Subject subject, List<Fact> facts, Set<UUID> added) throws Blamed {
        for (Fact fact : facts) {
            if (added.contains(fact.id()) && !Objects.equals(fact.accountId(), subject.accountId())) {
                throw new Blamed(
                        fact,
                        new Problem(
                                ProblemCode.INVALID_VALUE,
                                "%s \"%s\" does not belong to the account \"%s\"."
                                        .formatted(subject.kind(), subject.ref(), fact.account()),
                                "account"));
            }
        }
    }

    /** A correction is rejected together with the fact that it corrects. */
    static void targetsThere(List<Fact> facts, Set<UUID> added) throws Blamed {
        for (Fact fact : facts) {
            if (added.contains(fact.id())
                    && fact.body() instanceof Correction correction
                    && facts.stream().noneMatch(correction::corrects)) {
                throw new Blamed(
                        fact,
                        new Problem(
                                ProblemCode.UNKNOWN_REFERENCE,
                                "The fact \"" + correction.fact() + "\" was rejected, so it cannot be corrected.",
                                "fact"));
            }
        }
    }
}
