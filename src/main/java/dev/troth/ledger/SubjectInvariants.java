package dev.troth.ledger;

import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Invariants over all facts of a subject, checked when facts are added. */
final class SubjectInvariants {
    private SubjectInvariants() {}

    /** A subject never moves to another account. */
    static void sameAccount(Subject subject, List<Fact> facts, Set<UUID> added) throws FactRejectedException {
        for (Fact fact : facts) {
            if (added.contains(fact.id()) && !Objects.equals(fact.accountId(), subject.accountId())) {
                throw new FactRejectedException(
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
    static void targetsThere(List<Fact> facts, Set<UUID> added) throws FactRejectedException {
        for (Fact fact : facts) {
            if (added.contains(fact.id())
                    && fact.body() instanceof Correction correction
                    && facts.stream().noneMatch(correction::corrects)) {
                throw new FactRejectedException(
                        fact,
                        new Problem(
                                ProblemCode.UNKNOWN_REFERENCE,
                                "The fact \"" + correction.fact() + "\" was rejected, so it cannot be corrected.",
                                "fact"));
            }
        }
    }
}
