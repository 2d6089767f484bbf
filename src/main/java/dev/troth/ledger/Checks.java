package dev.troth.ledger;

import dev.troth.platform.Problem;
import dev.troth.platform.ProblemCode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What must be true of the facts of a thing together, when some are added. */
final class Checks {
    private Checks() {}

    /** A thing belongs to one account for ever. */
    static void sameAccount(Subject subject, List<Fact> facts, Set<UUID> added) throws Blamed {
        for (Fact fact : facts) {
            if (added.contains(fact.id()) && !Objects.equals(fact.accountId(), subject.accountId())) {
                throw new Blamed(
                        fact,
                        new Problem(
                                ProblemCode.INVALID_VALUE,
                                "%s \"%s\" belongs to another account than \"%s\"."
                                        .formatted(subject.kind(), subject.ref(), fact.account()),
                                "account"));
            }
        }
    }

    /** A correction stands and falls with the fact that it corrects. */
    static void targetsThere(List<Fact> facts, Set<UUID> added) throws Blamed {
        for (Fact fact : facts) {
            if (added.contains(fact.id())
                    && fact.body() instanceof Correction correction
                    && facts.stream().noneMatch(correction::corrects)) {
                throw new Blamed(
                        fact,
                        new Problem(
                                ProblemCode.UNKNOWN_REFERENCE,
                                "The fact \"" + correction.fact() + "\" was refused itself, so it cannot be corrected.",
                                "fact"));
            }
        }
    }
}
