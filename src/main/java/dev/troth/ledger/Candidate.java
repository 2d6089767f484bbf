package dev.troth.ledger;

import dev.troth.ledger.FactStore.SubjectKey;
import dev.troth.platform.common.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A draft of a batch with the fact that it would become, and the decision about it as soon as there is one. */
final class Candidate {
    private final FactDraft draft;
    private @Nullable Fact fact;
    private List<Reference> references = List.of();
    private @Nullable Instant occurredAt;
    private @Nullable AppendResult result;

    Candidate(FactDraft draft) {
        this.draft = draft;
    }

    FactDraft draft() {
        return draft;
    }

    FactStore.FactName name() {
        return new FactStore.FactName(draft.type().name(), draft.ref());
    }

    /** @param at time at which the event occurred that refers to others: that of the corrected fact for a correction */
    void becomes(Fact made, List<Reference> refersTo, Instant at) {
        fact = made;
        references = refersTo;
        occurredAt = at;
    }

    /** Returns the time at which the event occurred that refers to others. */
    Instant occurredAt() {
        return Objects.requireNonNull(occurredAt);
    }

    Fact fact() {
        return Objects.requireNonNull(fact);
    }

    SubjectKey subject() {
        return new SubjectKey(fact().subjectKind(), fact().subjectRef());
    }

    List<Reference> references() {
        return references;
    }

    /** Returns whether nothing has been decided yet. */
    boolean isOpen() {
        return result == null;
    }

    void decide(AppendResult decision) {
        result = decision;
    }

    void refuse(Problem problem) {
        decide(new AppendResult.Refused(problem));
    }

    AppendResult result() {
        if (result == null) {
            throw new IllegalStateException("The draft " + draft + " was neither accepted nor rejected.");
        }
        return result;
    }
}
