package dev.troth.ledger;

import dev.troth.ledger.FactStore.Accepted;
import dev.troth.ledger.FactStore.Stored;
import dev.troth.ledger.FactStore.SubjectKey;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A batch of drafts that are appended together: decides which are accepted, which are duplicates and which are
 * rejected, and computes the new state of their subjects. Reads the ledger and writes nothing.
 */
final class AppendBatch {
    private static final String ACCOUNT = "account";

    private final List<Candidate> candidates;
    private final Map<String, Projection<?>> projections;
    private final BodyCodec codec;
    private final FactContent content;
    private final FactAccess access;
    private final Collection<SubjectRule> subjectRules;

    private final ReferenceIndex index = new ReferenceIndex();
    private final Map<String, ReferenceRule> rules = new HashMap<>();
    private final Map<SubjectKey, List<Fact>> ruled = new HashMap<>();
    private final Map<String, SubjectRule.Check> checks = new HashMap<>();
    private final Map<SubjectKey, List<Candidate>> bySubject = new LinkedHashMap<>();
    private final Map<SubjectKey, Set<SubjectKey>> definedBy = new HashMap<>();
    private final Map<String, List<Projection.Change<Object>>> changed = new LinkedHashMap<>();
    private final Map<UUID, Instant> lastChanges = new HashMap<>();

    AppendBatch(
            List<FactDraft> drafts,
            Map<String, Projection<?>> projections,
            BodyCodec codec,
            FactContent content,
            FactAccess access,
            Collection<SubjectRule> subjectRules) {
        this.candidates = drafts.stream().map(Candidate::new).toList();
        this.projections = projections;
        this.codec = codec;
        this.content = content;
        this.access = access;
        this.subjectRules = subjectRules;
    }

    /**
     * Decides all drafts, with six reads of the ledger at most, however many drafts there are.
     *
     * @param applied rules about the subjects to which the drafts refer; empty for files
     */
    void decide(FactStore store, ReferenceFinder references, CandidateFacts facts, Collection<ReferenceRule> applied) {
        DuplicateDrafts.decide(candidates, store.byName(names()), content, access);
        List<Candidate> made = facts.make(candidates, store.byRef(correctedRefs()));
        refuseRetractionsOfUsedAccounts(made, store);
        made.stream().filter(Candidate::isOpen).forEach(this::group);
        Map<SubjectKey, List<Fact>> existing = Ledger.bySubject(
                store.bySubject(bySubject.keySet()).stream().map(Stored::fact).toList());
        existing.forEach((key, of) ->
                index.add(key, of.getFirst().accountId(), of.getFirst().account()));
        references.find(made, index);
        applied.forEach(rule -> rules.put(rule.kind(), rule));
        readRuled(store, made);
        subjectRules.forEach(rule -> begin(rule, made));
        decideSubjects(existing);
    }

    private void begin(SubjectRule rule, List<Candidate> made) {
        List<Fact> about = made.stream()
                .filter(Candidate::isOpen)
                .map(Candidate::fact)
                .filter(fact -> fact.subjectKind().equals(rule.kind()))
                .toList();
        if (!about.isEmpty()) {
            checks.put(rule.kind(), rule.check(about));
        }
    }

    /** Without its account, a fact would be neither in effect nor retracted. */
    private void refuseRetractionsOfUsedAccounts(List<Candidate> made, FactStore store) {
        for (Candidate candidate : made) {
            Fact fact = candidate.fact();
            if (fact.body() instanceof Correction.Retracted retraction
                    && fact.subjectKind().equals(ACCOUNT)
                    && fact.subjectRef().equals(retraction.fact())
                    && ACCOUNT.equals(retraction.factType() == null ? ACCOUNT : retraction.factType())) {
                long others = others(fact, made, store);
                if (others > 0) {
                    candidate.refuse(new Problem(
                            ProblemCode.INVALID_TRANSITION,
                            "The account \"%s\" has %d other facts. Maybe retract those first?"
                                    .formatted(fact.subjectRef(), others),
                            "fact"));
                }
            }
        }
    }

    /** Number of facts of the account of a fact that are in effect and not about the account itself. */
    private long others(Fact ofAccount, List<Candidate> made, FactStore store) {
        UUID account = ofAccount.accountId();
        if (account == null) {
            return 0;
        }
        List<Fact> all = new ArrayList<>(store.ofAccounts(List.of(account), null, AsOf.END_OF_TIME));
        made.stream()
                .map(Candidate::fact)
                .filter(fact -> account.equals(fact.accountId()))
                .forEach(all::add);
        return EffectiveFacts.effective(all, codec).stream()
                .filter(fact -> !fact.subjectKind().equals(ACCOUNT))
                .count();
    }

    private void readRuled(FactStore store, List<Candidate> made) {
        Set<SubjectKey> referred = made.stream()
                .flatMap(candidate -> candidate.references().stream())
                .filter(reference -> rules.containsKey(reference.kind()))
                .map(SubjectKey::of)
                .collect(Collectors.toSet());
        Ledger.bySubject(store.bySubject(referred).stream().map(Stored::fact).toList())
                .forEach((key, about) -> ruled.put(key, EffectiveFacts.effective(about, codec)));
    }

    private Set<FactStore.FactName> names() {
        return candidates.stream().map(Candidate::name).collect(Collectors.toSet());
    }

    private Set<String> correctedRefs() {
        return candidates.stream()
                .filter(Candidate::isOpen)
                .map(candidate -> candidate.draft().body())
                .filter(Correction.class::isInstance)
                .map(body -> ((Correction) body).fact())
                .collect(Collectors.toSet());
    }

    private void group(Candidate candidate) {
        SubjectKey subject = candidate.subject();
        bySubject.computeIfAbsent(subject, key -> new ArrayList<>()).add(candidate);
        candidate
                .fact()
                .body()
                .definitions(candidate.fact().ref())
                .forEach(name -> definedBy
                        .computeIfAbsent(SubjectKey.of(name), key -> new HashSet<>())
                        .add(subject));
    }

    /**
     * Folds one subject after the other. A subject whose facts refer to others waits until those are decided. When no
     * subject can proceed, the ones still waiting refer to something that does not exist.
     */
    private void decideSubjects(Map<SubjectKey, List<Fact>> existing) {
        Set<SubjectKey> waiting = new LinkedHashSet<>(bySubject.keySet());
        boolean moved = true;
        while (moved && !waiting.isEmpty()) {
            moved = waiting.removeIf(key -> {
                if (mentionsUndecided(key, waiting)) {
                    return false;
                }
                decide(key, existing.getOrDefault(key, List.of()));
                return true;
            });
        }
        waiting.forEach(key -> decide(key, existing.getOrDefault(key, List.of())));
    }

    private boolean mentionsUndecided(SubjectKey key, Set<SubjectKey> waiting) {
        return open(key)
                .flatMap(candidate -> candidate.references().stream())
                .map(SubjectKey::of)
                .flatMap(mentioned ->
                        Stream.concat(Stream.of(mentioned), definedBy.getOrDefault(mentioned, Set.of()).stream()))
                .anyMatch(mentioned -> !mentioned.equals(key) && waiting.contains(mentioned));
    }

    private void decide(SubjectKey key, List<Fact> before) {
        open(key)
                .forEach(candidate -> candidate.references().stream()
                        .flatMap(reference -> problem(candidate, reference).stream())
                        .findFirst()
                        .ifPresent(candidate::refuse));
        folded(key, before).ifPresent(folded -> {
            changed.computeIfAbsent(key.kind(), kind -> new ArrayList<>()).add(folded.change());
            folded.facts().forEach(this::noteLastChange);
            open(key).forEach(this::accept);
        });
    }

    /** Folds the subject without the candidates by which it would break the rule of its kind. */
    private Optional<SubjectFold.Folded> folded(SubjectKey key, List<Fact> before) {
        SubjectFold fold = new SubjectFold(key, before, projections.get(key.kind()), codec);
        Optional<SubjectFold.Folded> folded = fold.with(open(key).toList());
        SubjectRule.Check check = checks.get(key.kind());
        if (check == null || folded.isEmpty()) {
            return folded;
        }
        Optional<Problem> problem =
                check.problem(key.ref(), folded.get().change().thing());
        if (problem.isEmpty()) {
            return folded;
        }
        open(key)
                .filter(candidate -> check.concerns(candidate.fact()))
                .forEach(candidate -> candidate.refuse(problem.get()));
        return fold.with(open(key).toList());
    }

    private Optional<Problem> problem(Candidate candidate, Reference reference) {
        ReferenceRule rule = rules.get(reference.kind());
        List<Fact> about = ruled.getOrDefault(SubjectKey.of(reference), List.of());
        return index.problem(candidate.fact(), reference)
                .or(() -> rule == null ? Optional.empty() : rule.problem(reference, candidate.occurredAt(), about));
    }

    private Stream<Candidate> open(SubjectKey key) {
        return bySubject.getOrDefault(key, List.of()).stream().filter(Candidate::isOpen);
    }

    private void noteLastChange(Fact fact) {
        UUID account = fact.accountId();
        if (account != null) {
            lastChanges.merge(account, fact.lastChange(), (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    private void accept(Candidate candidate) {
        Fact fact = candidate.fact();
        candidate.decide(new AppendResult.Accepted(fact));
        index.add(candidate.subject(), fact.accountId(), fact.account());
        fact.body()
                .definitions(fact.ref())
                .forEach(name -> index.add(SubjectKey.of(name), fact.accountId(), fact.account()));
    }

    /** Returns the decisions, in the order of the drafts. */
    List<AppendResult> results() {
        return candidates.stream().map(Candidate::result).toList();
    }

    List<Accepted> accepted() {
        return candidates.stream()
                .filter(candidate -> candidate.result() instanceof AppendResult.Accepted)
                .map(candidate -> new Accepted(candidate.fact(), candidate.draft()))
                .toList();
    }

    Map<String, List<Projection.Change<Object>>> changedByKind() {
        return changed;
    }

    /** Returns the latest instant, by account, at which one of the folded facts changes its meaning. */
    Map<UUID, Instant> lastChanges() {
        return lastChanges;
    }
}
