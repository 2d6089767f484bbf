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
 */
record CandidateFacts(Map<String, FactStore.Stream> streams, BodyCodec codec, Supplier<UUID> ids, Instant now) {

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
                } else if (make(candidate, found.getFirst())) {
                    made.add(candidate);
                }
            }
        }
        return made;
    }

    private static Problem noTarget(Correction correction, List<Fact> found) {
        if (found.isEmpty()) {
            return new Problem(
                    ProblemCode.UNKNOWN_REFERENCE,
                    "There is no fact \"" + correction.fact() + "\" to correct.",
                    "fact");
        }
        Set<String> types = found.stream().map(f -> f.type().name()).collect(Collectors.toSet());
        return new Problem(
                ProblemCode.INVALID_VALUE,
                "The ref \"%s\" belongs to several facts. Set factType to one of: %s."
                        .formatted(correction.fact(), String.join(", ", types)),
                "factType");
    }

    /** Returns whether the draft became a fact. */
    private boolean make(Candidate candidate, @Nullable Fact target) {
        FactDraft draft = candidate.draft();
        if (draft.at().isAfter(now) && !draft.body().mayBePlanned()) {
            candidate.refuse(new Problem(
                    ProblemCode.INVALID_VALUE,
                    "at is %s, which is later than now, but a fact of type %s cannot be planned."
                            .formatted(draft.at(), draft.type().name()),
                    "at"));
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
        Fact fact = fact(draft, target, stream);
        candidate.becomes(fact, references(fact, target));
        return true;
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
     * @param target fact that the fact corrects; null if it is not a correction
     */
    private List<Reference> references(Fact fact, @Nullable Fact target) {
        List<Reference> all = new ArrayList<>(fact.body().references());
        all.addAll(fact.body().memberReferences());
        if (fact.by() != null) {
            all.add(new Reference("by", MemberRefs.MEMBER, fact.by()));
        }
        if (target != null && fact.body() instanceof Correction.Amended amended) {
            all.addAll(ofAmendment(target, amended));
        }
        return all;
    }

    private List<Reference> ofAmendment(Fact target, Correction.Amended amended) {
        try {
            FactBody body = codec.amend(target, amended).body();
            return Stream.concat(body.references().stream(), body.memberReferences().stream())
                    .filter(reference -> amended.fields().has(reference.field()))
                    .toList();
        } catch (RejectedException invalid) {
            // Reported when the subject is folded.
            return List.of();
        }
    }
}
