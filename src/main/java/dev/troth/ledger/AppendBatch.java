package dev.troth.ledger;

import dev.troth.ledger.FactStore.Accepted;
import dev.troth.ledger.FactStore.FactName;
import dev.troth.ledger.FactStore.Stored;
import dev.troth.ledger.FactStore.Stream;
import dev.troth.ledger.FactStore.SubjectKey;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Validates a batch of drafts: decides which are accepted, which are duplicates and which are rejected, and computes
 * the new state of their subjects. Performs no reads; {@link Ledger} supplies the data it needs.
 */
final class AppendBatch {
    private final List<FactDraft> drafts;
    private final Map<String, Stream> streams;
    private final FactCodec codec;
    private final Map<String, Projection<?>> projections;
    private final Supplier<UUID> ids;
    private final Instant now;

    private final @Nullable AppendResult[] outcomes;
    private final Map<SubjectKey, List<Fact>> existing = new HashMap<>();
    private final Set<SubjectKey> known = new HashSet<>();
    private final Map<Integer, Fact> candidates = new LinkedHashMap<>();
    private final Map<SubjectKey, List<Integer>> bySubject = new LinkedHashMap<>();
    private final Map<String, List<Projection.Change<Object>>> changed = new LinkedHashMap<>();

    AppendBatch(
            List<FactDraft> drafts,
            Map<String, Stream> streams,
            FactCodec codec,
            Map<String, Projection<?>> projections,
            Supplier<UUID> ids,
            Instant now) {
        this.drafts = drafts;
        this.streams = streams;
        this.codec = codec;
        this.projections = projections;
        this.ids = ids;
        this.now = now;
        this.outcomes = new @Nullable AppendResult[drafts.size()];
    }

    Set<FactName> names() {
        return drafts.stream().map(AppendBatch::nameOf).collect(Collectors.toSet());
    }

    /**
     * Marks drafts that are already in the ledger as known, and rejects drafts whose ref is taken by different content.
     */
    void sortOutKnown(List<Stored> there) {
        Map<FactName, Stored> taken = new HashMap<>();
        there.forEach(stored -> taken.put(
                new FactName(stored.fact().type().name(), stored.fact().ref()), stored));
        Map<FactName, FactDraft> told = new HashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            FactDraft draft = drafts.get(i);
            Stored stored = taken.get(nameOf(draft));
            FactDraft twin = told.putIfAbsent(nameOf(draft), draft);
            if (stored != null) {
                outcomes[i] = Arrays.equals(stored.digest(), codec.digest(draft))
                        ? new AppendResult.Known()
                        : taken(draft, codec.difference(stored.fact(), draft));
            } else if (twin != null) {
                outcomes[i] = Arrays.equals(codec.digest(twin), codec.digest(draft))
                        ? new AppendResult.Known()
                        : taken(draft, codec.difference(candidate(twin, nil(), twin.subjectRef(), null), draft));
            }
        }
    }

    Set<String> correctedRefs() {
        return open().map(i -> drafts.get(i).body())
                .filter(Correction.class::isInstance)
                .map(body -> ((Correction) body).fact())
                .collect(Collectors.toSet());
    }

    /** Resolves the targets of corrections, in the ledger or in this batch. */
    void findTargets(List<Stored> there) {
        List<Fact> possible = new ArrayList<>(there.stream().map(Stored::fact).toList());
        for (int i : open().toList()) {
            if (!(drafts.get(i).body() instanceof Correction)) {
                makeCandidate(i, null);
            }
        }
        possible.addAll(candidates.values());
        for (int i : open().toList()) {
            if (drafts.get(i).body() instanceof Correction correction) {
                makeCandidate(i, target(i, correction, possible));
                Fact made = candidates.get(i);
                if (made != null) {
                    possible.add(made);
                }
            }
        }
    }

    private @Nullable Fact target(int draft, Correction correction, List<Fact> possible) {
        List<Fact> found = possible.stream().filter(correction::corrects).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        Set<String> types = found.stream().map(f -> f.type().name()).collect(Collectors.toSet());
        refuse(
                draft,
                found.isEmpty()
                        ? new Problem(
                                ProblemCode.UNKNOWN_REFERENCE,
                                "There is no fact \"" + correction.fact() + "\" to correct.",
                                "fact")
                        : new Problem(
                                ProblemCode.INVALID_VALUE,
                                "The ref \"%s\" belongs to several facts. Set factType to one of: %s."
                                        .formatted(correction.fact(), String.join(", ", types)),
                                "factType"));
        return null;
    }

    private void makeCandidate(int i, @Nullable Fact target) {
        FactDraft draft = drafts.get(i);
        if (outcomes[i] != null) {
            return;
        }
        String account = target == null ? draft.account() : target.account();
        Stream stream = account == null ? null : streams.get(account);
        if (account != null && stream == null) {
            refuse(
                    i,
                    new Problem(
                            ProblemCode.UNKNOWN_REFERENCE,
                            "There is no account \"" + account + "\"." + Suggestion.maybe(account, streams.keySet()),
                            "account"));
            return;
        }
        Fact fact = target == null
                ? candidate(draft, ids.get(), draft.subjectRef(), stream)
                : candidate(draft, ids.get(), target, stream);
        candidates.put(i, fact);
        bySubject
                .computeIfAbsent(new SubjectKey(fact.subjectKind(), fact.subjectRef()), key -> new ArrayList<>())
                .add(i);
    }

    Set<SubjectKey> subjects() {
        return bySubject.keySet();
    }

    void load(List<Stored> there) {
        existing.putAll(Ledger.bySubject(there.stream().map(Stored::fact).toList()));
        existing.keySet().forEach(known::add);
    }

    Set<SubjectKey> references() {
        return candidates.values().stream()
                .flatMap(fact -> fact.body().references().stream())
                .map(reference -> new SubjectKey(reference.kind(), reference.ref()))
                .filter(key -> !known.contains(key))
                .collect(Collectors.toSet());
    }

    void findReferences(List<Stored> there) {
        there.forEach(stored -> known.add(
                new SubjectKey(stored.fact().subjectKind(), stored.fact().subjectRef())));
    }

    /**
     * Folds one subject after the other. A subject whose facts refer to others waits until those are decided. When no
     * subject can proceed, the ones still waiting refer to something that does not exist.
     */
    void decide() {
        Set<SubjectKey> waiting = new LinkedHashSet<>(bySubject.keySet());
        boolean moved = true;
        while (moved && !waiting.isEmpty()) {
            moved = waiting.removeIf(key -> {
                if (mentionsUndecided(key, waiting)) {
                    return false;
                }
                decide(key);
                return true;
            });
        }
        waiting.forEach(this::decide);
    }

    private boolean mentionsUndecided(SubjectKey key, Set<SubjectKey> waiting) {
        return candidates(key)
                .flatMap(i -> candidate(i).body().references().stream())
                .map(reference -> new SubjectKey(reference.kind(), reference.ref()))
                .anyMatch(mentioned -> !mentioned.equals(key) && waiting.contains(mentioned));
    }

    private void decide(SubjectKey key) {
        candidates(key)
                .forEach(i -> candidate(i).body().references().stream()
                        .filter(r -> !known.contains(new SubjectKey(r.kind(), r.ref())))
                        .findFirst()
                        .ifPresent(missing -> refuse(i, unknown(missing))));
        List<Fact> before = existing.getOrDefault(key, List.of());
        while (true) {
            List<Integer> open = candidates(key).toList();
            if (open.isEmpty()) {
                return;
            }
            List<Fact> facts = new ArrayList<>(before);
            open.forEach(i -> facts.add(candidate(i)));
            Map<UUID, Integer> added = new HashMap<>();
            open.forEach(i -> added.put(candidate(i).id(), i));
            if (folds(key, facts, added)) {
                open.forEach(i -> outcomes[i] = new AppendResult.Accepted(candidate(i)));
                known.add(key);
                return;
            }
        }
    }

    /** Folds the subject. Otherwise rejects the drafts that cause the failure and returns false. */
    private boolean folds(SubjectKey key, List<Fact> facts, Map<UUID, Integer> added) {
        Subject subject = Ledger.subject(key, facts);
        try {
            checkVersion(key, added);
            SubjectInvariants.sameAccount(subject, facts, added.keySet());
            SubjectInvariants.targetsThere(facts, added.keySet());
            List<Fact> effective = effective(facts, added);
            Object thing = fold(subject, projections.get(key.kind()), effective);
            boolean isNew = !existing.containsKey(key);
            changed.computeIfAbsent(key.kind(), kind -> new ArrayList<>())
                    .add(new Projection.Change<>(subject, thing, isNew, facts.size()));
            return true;
        } catch (FactRejectedException rejection) {
            Integer culprit = added.get(rejection.fact().id());
            if (culprit != null) {
                refuse(culprit, rejection.problem());
            } else {
                added.values().forEach(i -> refuse(i, makesNonsenseOf(rejection)));
            }
            return false;
        }
    }

    private List<Fact> effective(List<Fact> facts, Map<UUID, Integer> added) throws FactRejectedException {
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

    /** Optimistic concurrency check: rejects a draft whose expected version is not the current one. */
    private void checkVersion(SubjectKey key, Map<UUID, Integer> added) throws FactRejectedException {
        int version = existing.getOrDefault(key, List.of()).size();
        for (int i : added.values()) {
            Integer expected = drafts.get(i).expectedVersion();
            if (expected != null && expected != version) {
                throw new FactRejectedException(
                        candidate(i),
                        new Problem(
                                ProblemCode.CONFLICT,
                                "%s \"%s\" has version %d, not %d. Maybe read it again?"
                                        .formatted(key.kind(), key.ref(), version, expected),
                                "expectedVersion"));
            }
        }
    }

    private Problem makesNonsenseOf(FactRejectedException rejection) {
        return new Problem(
                ProblemCode.INVALID_TRANSITION,
                "This would contradict %s: %s Maybe retract that fact first?"
                        .formatted(rejection.fact(), rejection.problem().message()),
                null);
    }

    List<AppendResult> outcomes() {
        return Arrays.stream(outcomes)
                .map(outcome -> {
                    if (outcome == null) {
                        throw new IllegalStateException("A draft was neither accepted nor rejected.");
                    }
                    return outcome;
                })
                .toList();
    }

    List<Accepted> accepted() {
        List<Accepted> accepted = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] instanceof AppendResult.Accepted yes) {
                accepted.add(new Accepted(yes.fact(), drafts.get(i)));
            }
        }
        return accepted;
    }

    Map<String, List<Projection.Change<Object>>> changedByKind() {
        return changed;
    }

    @Nullable
    Projection<?> book(String kind) {
        return projections.get(kind);
    }

    private java.util.stream.Stream<Integer> open() {
        return IntStream.range(0, outcomes.length)
                .filter(i -> outcomes[i] == null)
                .boxed();
    }

    private java.util.stream.Stream<Integer> candidates(SubjectKey key) {
        return bySubject.getOrDefault(key, List.of()).stream().filter(i -> outcomes[i] == null);
    }

    private Fact candidate(int i) {
        return Objects.requireNonNull(candidates.get(i));
    }

    private Fact candidate(FactDraft draft, UUID id, String subjectRef, @Nullable Stream stream) {
        return fact(draft, id, draft.type().subject(), subjectRef, stream);
    }

    private Fact candidate(FactDraft draft, UUID id, Fact target, @Nullable Stream stream) {
        return fact(draft, id, target.subjectKind(), target.subjectRef(), stream);
    }

    private Fact fact(FactDraft draft, UUID id, String kind, String subjectRef, @Nullable Stream stream) {
        return new Fact(
                id,
                stream == null ? null : stream.id(),
                stream == null ? draft.account() : stream.ref(),
                draft.type(),
                draft.ref(),
                kind,
                subjectRef,
                draft.at(),
                draft.recordedAt() == null ? now : draft.recordedAt(),
                draft.by(),
                draft.source(),
                draft.note(),
                draft.body());
    }

    private void refuse(int i, Problem problem) {
        outcomes[i] = new AppendResult.Refused(problem);
    }

    private Problem unknown(Reference missing) {
        Collection<String> similar = known.stream()
                .filter(key -> key.kind().equals(missing.kind()))
                .map(SubjectKey::ref)
                .toList();
        return new Problem(
                ProblemCode.UNKNOWN_REFERENCE,
                "There is no %s \"%s\".%s"
                        .formatted(missing.kind(), missing.ref(), Suggestion.maybe(missing.ref(), similar)),
                missing.field());
    }

    private static AppendResult taken(FactDraft draft, String difference) {
        return new AppendResult.Refused(new Problem(
                ProblemCode.DUPLICATE_REF,
                "%s already exists with different content: %s. Maybe send an amendment, or use another ref?"
                        .formatted(draft, difference),
                "ref"));
    }

    private static FactName nameOf(FactDraft draft) {
        return new FactName(draft.type().name(), draft.ref());
    }

    private static UUID nil() {
        return new UUID(0, 0);
    }
}
