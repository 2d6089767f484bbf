package dev.troth.ledger;

import dev.troth.ledger.FactStore.SubjectKey;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Folds one subject with the candidates about it, and rejects the candidates that contradict its other facts.
 *
 * @param before stored facts about the subject
 */
record SubjectFold(
        SubjectKey key, List<Fact> before, @Nullable Projection<?> projection, BodyCodec codec) {

    /**
     * State of the subject with the accepted facts.
     *
     * @param facts the facts that are in effect
     */
    record Folded(Projection.Change<Object> change, List<Fact> facts) {}

    /** Folds the subject with as many of the candidates as possible. Empty if all of them are rejected. */
    Optional<Folded> with(List<Candidate> candidates) {
        while (true) {
            List<Candidate> open = candidates.stream().filter(Candidate::isOpen).toList();
            if (open.isEmpty()) {
                return Optional.empty();
            }
            Map<UUID, Candidate> added = new HashMap<>();
            open.forEach(candidate -> added.put(candidate.fact().id(), candidate));
            List<Fact> facts = new ArrayList<>(before);
            open.forEach(candidate -> facts.add(candidate.fact()));
            try {
                return Optional.of(fold(facts, added));
            } catch (FactRejectedException rejection) {
                refuse(rejection, added);
            }
        }
    }

    private Folded fold(List<Fact> facts, Map<UUID, Candidate> added) throws FactRejectedException {
        Subject subject = Ledger.subject(key, facts);
        checkVersion(added);
        sameAccount(subject, facts, added.keySet());
        targetsThere(facts, added.keySet());
        List<Fact> effective = effective(facts, added);
        changeSomething(facts, added);
        Object thing = fold(subject, projection, effective);
        return new Folded(new Projection.Change<>(subject, thing, before.isEmpty(), facts.size()), effective);
    }

    /** A subject never moves to another account. */
    private static void sameAccount(Subject subject, List<Fact> facts, Set<UUID> added) throws FactRejectedException {
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
    private static void targetsThere(List<Fact> facts, Set<UUID> added) throws FactRejectedException {
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

    /** A correction without any effect is rejected, so that its author does not believe in one. */
    private void changeSomething(List<Fact> facts, Map<UUID, Candidate> added) throws FactRejectedException {
        if (added.values().stream().anyMatch(candidate -> candidate.fact().isCorrection())) {
            for (EffectiveFacts.Ineffective one : EffectiveFacts.ineffective(facts, codec)) {
                if (added.containsKey(one.correction().id())) {
                    throw new FactRejectedException(one.correction(), one.reason());
                }
            }
        }
    }

    /** Optimistic concurrency check: rejects a draft whose expected version is not the current one. */
    private void checkVersion(Map<UUID, Candidate> added) throws FactRejectedException {
        for (Candidate candidate : added.values()) {
            Integer expected = candidate.draft().expectedVersion();
            if (expected != null && expected != before.size()) {
                throw new FactRejectedException(
                        candidate.fact(),
                        new Problem(
                                ProblemCode.CONFLICT,
                                "%s \"%s\" has version %d, not %d. Maybe read it again?"
                                        .formatted(key.kind(), key.ref(), before.size(), expected),
                                "expectedVersion"));
            }
        }
    }

    private List<Fact> effective(List<Fact> facts, Map<UUID, Candidate> added) throws FactRejectedException {
        try {
            return EffectiveFacts.effective(facts, codec);
        } catch (RejectedException rejection) {
            Fact amendment = facts.stream()
                    .filter(fact -> added.containsKey(fact.id()) && fact.isCorrection())
                    .findFirst()
                    .orElseThrow(() -> rejection);
            throw new FactRejectedException(amendment, rejection.problem());
        }
    }

    private static <T> @Nullable T fold(Subject subject, @Nullable Projection<T> projection, List<Fact> facts)
            throws FactRejectedException {
        T thing = null;
        for (Fact fact : facts) {
            try {
                thing = projection == null ? null : projection.apply(subject, thing, fact);
            } catch (RejectedException rejection) {
                throw new FactRejectedException(fact, rejection.problem());
            }
        }
        return thing;
    }

    /** Rejects the candidate at fault; if a stored fact no longer fits, rejects all candidates. */
    private static void refuse(FactRejectedException rejection, Map<UUID, Candidate> added) {
        Candidate culprit = added.get(rejection.fact().id());
        if (culprit != null) {
            culprit.refuse(rejection.problem());
        } else {
            added.values().forEach(candidate -> candidate.refuse(contradiction(rejection)));
        }
    }

    private static Problem contradiction(FactRejectedException rejection) {
        return new Problem(
                ProblemCode.INVALID_TRANSITION,
                "This would contradict %s: %s Maybe retract that fact first?"
                        .formatted(rejection.fact(), rejection.problem().message()),
                null);
    }
}
