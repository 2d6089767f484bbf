package dev.troth.ledger;

import dev.troth.ledger.FactStore.Accepted;
import dev.troth.ledger.FactStore.FactName;
import dev.troth.ledger.FactStore.Stored;
import dev.troth.ledger.FactStore.SubjectKey;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Validates a batch of drafts: decides which are accepted, which are duplicates and which are rejected, and computes
 * the new state of their subjects. Performs no reads; {@link Ledger} supplies the data it needs.
 */
final class AppendBatch {
    private final List<FactDraft> drafts;
    private final Map<String, FactStore.Stream> streams;
    private final BodyCodec codec;
    private final FactContent content;
    private final Map<String, Projection<?>> projections;
    private final Supplier<UUID> ids;
    private final Instant now;

    private final @Nullable AppendResult[] outcomes;
    private final Map<SubjectKey, List<Fact>> existing = new HashMap<>();
    private final ReferenceIndex index = new ReferenceIndex();
    private final Map<Integer, List<Reference>> references = new HashMap<>();
    private final Map<SubjectKey, Set<SubjectKey>> definedBy = new HashMap<>();
    private final Map<Integer, Fact> candidates = new LinkedHashMap<>();
    private final Map<SubjectKey, List<Integer>> bySubject = new LinkedHashMap<>();
    private final Map<String, List<Projection.Change<Object>>> changed = new LinkedHashMap<>();
    private final Map<UUID, Instant> lastChanges = new HashMap<>();

    AppendBatch(
            List<FactDraft> drafts,
            Map<String, FactStore.Stream> streams,
            BodyCodec codec,
            FactContent content,
            Map<String, Projection<?>> projections,
            Supplier<UUID> ids,
            Instant now) {
        this.drafts = drafts;
        this.streams = streams;
        this.codec = codec;
        this.content = content;
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
                outcomes[i] = Arrays.equals(stored.digest(), content.digest(draft))
                        ? new AppendResult.Known()
                        : taken(draft, content.difference(stored.fact(), draft));
            } else if (twin != null) {
                outcomes[i] = Arrays.equals(content.digest(twin), content.digest(draft))
                        ? new AppendResult.Known()
                        : taken(draft, content.difference(twin, draft));
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
        if (draft.at().isAfter(now) && !draft.body().mayBePlanned()) {
            refuse(
                    i,
                    new Problem(
                            ProblemCode.INVALID_VALUE,
                            "at is %s, which is later than now, but a fact of type %s cannot be planned."
                                    .formatted(draft.at(), draft.type().name()),
                            "at"));
            return;
        }
        String account = target == null ? draft.account() : target.account();
        FactStore.Stream stream = account == null ? null : streams.get(account);
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
        references.put(i, FactReferences.of(fact, target, codec));
        SubjectKey subject = new SubjectKey(fact.subjectKind(), fact.subjectRef());
        bySubject.computeIfAbsent(subject, key -> new ArrayList<>()).add(i);
        fact.body()
                .definitions()
                .forEach(name -> definedBy
                        .computeIfAbsent(keyOf(name), key -> new HashSet<>())
                        .add(subject));
    }

    private static SubjectKey keyOf(Reference reference) {
        return new SubjectKey(reference.kind(), reference.ref());
    }

    Set<SubjectKey> subjects() {
        return bySubject.keySet();
    }

    void load(List<Stored> there) {
        existing.putAll(Ledger.bySubject(there.stream().map(Stored::fact).toList()));
        existing.forEach((key, facts) ->
                index.add(key, facts.getFirst().accountId(), facts.getFirst().account()));
    }

    /** Returns the references of the batch that are not known yet, by the account of the facts that refer. */
    Map<SubjectKey, Set<@Nullable UUID>> references() {
        Map<SubjectKey, Set<@Nullable UUID>> unknown = new LinkedHashMap<>();
        candidates.forEach((i, fact) -> referencesOf(i).stream()
                .map(AppendBatch::keyOf)
                .filter(key -> !index.contains(key))
                .forEach(key ->
                        unknown.computeIfAbsent(key, any -> new HashSet<>()).add(fact.accountId())));
        return unknown;
    }

    /** Takes note of subjects that facts may refer to. */
    void findReferences(List<FactStore.Located> there) {
        there.forEach(one -> index.add(one.key(), one.accountId(), one.account()));
    }

    /** Takes note of whether the workspace has registered members. */
    void registerMembers(boolean any) {
        index.registerMembers(
                any || bySubject.keySet().stream().anyMatch(key -> key.kind().equals(MemberRefs.MEMBER)));
    }

    private List<Reference> referencesOf(int draft) {
        return references.getOrDefault(draft, List.of());
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
                .flatMap(i -> referencesOf(i).stream())
                .map(AppendBatch::keyOf)
                .flatMap(mentioned ->
                        Stream.concat(Stream.of(mentioned), definedBy.getOrDefault(mentioned, Set.of()).stream()))
                .anyMatch(mentioned -> !mentioned.equals(key) && waiting.contains(mentioned));
    }

    private void decide(SubjectKey key) {
        candidates(key)
                .forEach(i -> referencesOf(i).stream()
                        .flatMap(reference -> index.problem(candidate(i), reference).stream())
                        .findFirst()
                        .ifPresent(problem -> refuse(i, problem)));
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
                open.forEach(i -> accept(key, i));
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
            effective.forEach(this::noteLastChange);
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

    private void noteLastChange(Fact fact) {
        UUID account = fact.accountId();
        if (account != null) {
            lastChanges.merge(account, fact.lastChange(), (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    /** Returns the latest instant, by account, at which one of the folded facts changes its meaning. */
    Map<UUID, Instant> lastChanges() {
        return lastChanges;
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

    private Stream<Integer> open() {
        return IntStream.range(0, outcomes.length)
                .filter(i -> outcomes[i] == null)
                .boxed();
    }

    private Stream<Integer> candidates(SubjectKey key) {
        return bySubject.getOrDefault(key, List.of()).stream().filter(i -> outcomes[i] == null);
    }

    private Fact candidate(int i) {
        return Objects.requireNonNull(candidates.get(i));
    }

    private Fact candidate(FactDraft draft, UUID id, String subjectRef, FactStore.@Nullable Stream stream) {
        return fact(draft, id, draft.type().subject(), subjectRef, stream);
    }

    private Fact candidate(FactDraft draft, UUID id, Fact target, FactStore.@Nullable Stream stream) {
        return fact(draft, id, target.subjectKind(), target.subjectRef(), stream);
    }

    private Fact fact(FactDraft draft, UUID id, String kind, String subjectRef, FactStore.@Nullable Stream stream) {
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

    private void accept(SubjectKey key, int i) {
        Fact fact = candidate(i);
        outcomes[i] = new AppendResult.Accepted(fact);
        index.add(key, fact.accountId(), fact.account());
        fact.body().definitions().forEach(name -> index.add(keyOf(name), fact.accountId(), fact.account()));
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
}
