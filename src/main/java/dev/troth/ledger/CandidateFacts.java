package dev.troth.ledger;

import dev.troth.ledger.FactStore.Stored;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the facts that the drafts of a batch would become. Rejects drafts whose account or whose target does not exist,
 * and facts in the future that cannot be planned.
 *
 * @param streams streams of the accounts that the batch names, by ref
 * @param retracted refs of the accounts among them that were retracted, which get no other facts
 */
record CandidateFacts(
        Map<String, FactStore.Stream> streams,
        Set<String> retracted,
        BodyCodec codec,
        Supplier<UUID> ids,
        Instant now) {

    /**
     * Makes a fact of each open candidate. Corrections come last, since they may correct a fact of the same batch.
     *
     * @param there stored facts with the refs that corrections name
     * @return the candidates that have a fact now, corrections last
     */
    List<Candidate> make(List<Candidate> batch, List<Stored> there) {
        List<Candidate> made = new ArrayList<>();
        for (Candidate candidate : batch) {
            if (candidate.isOpen() && !(candidate.draft().body() instanceof Correction) && make(candidate, null)) {
                made.add(candidate);
            }
        }
        for (Candidate candidate : batch) {
            if (candidate.isOpen() && candidate.draft().body() instanceof Correction correction) {
                List<Fact> found = Stream.concat(
                                there.stream().map(Stored::fact), made.stream().map(Candidate::fact))
                        .filter(correction::corrects)
                        .toList();
                if (found.size() != 1) {
                    candidate.refuse(noTarget(correction, found));
                } else if (correction instanceof Correction.Amended
                        && found.getFirst().body() instanceof Correction corrected) {
                    candidate.refuse(amendsCorrection(found.getFirst(), corrected));
                } else if (make(candidate, found.getFirst())) {
                    made.add(candidate);
                }
            }
        }
        return made;
    }

    /** Returns the problem of a correction whose fact does not exist, or is hidden from the caller. */
    static Problem noTarget(Correction correction) {
        return new Problem(
                ProblemCode.UNKNOWN_REFERENCE, "There is no fact \"" + correction.fact() + "\" to correct.", "fact");
    }

    private static Problem noTarget(Correction correction, List<Fact> found) {
        if (found.isEmpty()) {
            return noTarget(correction);
        }
        Set<String> types = found.stream().map(f -> f.type().name()).collect(Collectors.toSet());
        return new Problem(
                ProblemCode.INVALID_VALUE,
                "The ref \"%s\" belongs to several facts. Set factType to one of: %s."
                        .formatted(correction.fact(), String.join(", ", types)),
                "factType");
    }

    private static Problem amendsCorrection(Fact target, Correction corrected) {
        return new Problem(
                ProblemCode.INVALID_VALUE,
                "The %s \"%s\" is a correction, which cannot be amended. Maybe retract it, or amend the fact \"%s\" again?"
                        .formatted(target.type().name(), target.ref(), corrected.fact()),
                "fact");
    }

    /** Returns whether the draft became a fact. */
    private boolean make(Candidate candidate, @Nullable Fact target) {
        FactDraft draft = candidate.draft();
        Problem early = tooEarly(draft.at(), draft.type(), draft.body());
        if (early != null) {
            candidate.refuse(early);
            return false;
        }
        String account = target == null ? draft.account() : target.account();
        FactStore.Stream stream = account == null ? null : streams.get(account);
        if (account != null && stream == null) {
            candidate.refuse(new Problem(
                    ProblemCode.UNKNOWN_REFERENCE,
                    "There is no account \"" + account + "\"." + Suggestion.maybe(account, streams.keySet()),
                    "account"));
            return false;
        }
        if (account != null
                && target == null
                && draft.type().scope() != FactType.Scope.FOUNDS_ACCOUNT
                && retracted.contains(account)) {
            candidate.refuse(new Problem(
                    ProblemCode.INVALID_TRANSITION,
                    "The account \"%s\" was retracted. Maybe retract that retraction first?".formatted(account),
                    "account"));
            return false;
        }
        Fact fact = fact(draft, target, stream);
        Fact amended = target == null ? null : amended(target, fact);
        early = amended == null ? null : tooEarly(amended.at(), amended.type(), amended.body());
        if (early != null) {
            candidate.refuse(early);
            return false;
        }
        candidate.becomes(fact, references(fact, amended), amended == null ? fact.at() : amended.at());
        return true;
    }

    private @Nullable Problem tooEarly(Instant at, FactType<?> type, FactBody body) {
        return !at.isAfter(now) || body.mayBePlanned()
                ? null
                : new Problem(
                        ProblemCode.INVALID_VALUE,
                        "at is %s, which is later than now, but a fact of type %s cannot be planned."
                                .formatted(at, type.name()),
                        "at");
    }

    /** Returns the fact that an amendment makes of its target; null if that is not valid, which its fold reports. */
    private @Nullable Fact amended(Fact target, Fact correction) {
        try {
            return correction.body() instanceof Correction.Amended amendment ? codec.amend(target, amendment) : null;
        } catch (RejectedException invalid) {
            return null;
        }
    }

    private Fact fact(FactDraft draft, @Nullable Fact target, FactStore.@Nullable Stream stream) {
        return new Fact(
                ids.get(),
                stream == null ? null : stream.id(),
                stream == null ? draft.account() : stream.ref(),
                draft.type(),
                draft.ref(),
                target == null ? draft.type().subject() : target.subjectKind(),
                target == null ? draft.subjectRef() : target.subjectRef(),
                draft.at(),
                draft.recordedAt() == null ? now : draft.recordedAt(),
                draft.by(),
                draft.source(),
                draft.note(),
                draft.body());
    }

    /**
     * Returns all references of a fact: of its body, to members, and of the fields that an amendment changes.
     *
     * @param amended what an amendment makes of the fact that it corrects; null if it is not an amendment, or not valid
     */
    private static List<Reference> references(Fact fact, @Nullable Fact amended) {
        List<Reference> all = new ArrayList<>(ofFact(fact));
        if (amended != null && fact.body() instanceof Correction.Amended amendment) {
            ofFact(amended).stream()
                    .filter(reference -> amendment.fields().has(reference.root()))
                    .forEach(all::add);
        }
        return all;
    }

    private static List<Reference> ofFact(Fact fact) {
        List<Reference> all = new ArrayList<>(fact.body().references());
        all.addAll(fact.body().memberReferences());
        if (fact.by() != null) {
            all.add(new Reference("by", MemberRefs.MEMBER, fact.by()));
        }
        return all;
    }
}
