package dev.troth.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.ledger.FactStore.FactName;
import dev.troth.ledger.FactStore.Stored;
import dev.troth.ledger.FactStore.SubjectKey;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Converts drafts whose ref is taken by different content into amendments of the stored facts. The source of a draft is the
 * authority for the fields that the draft has, except for those that another source has amended. A field that the draft
 * does not have stays as it is.
 */
@ApplicationScoped
class ChangedDrafts {
    private static final String AMENDED = "amended";

    /** Begins the refs of amendments that imports make. */
    private static final String CHANGE = "change:";

    private final FactStore store;
    private final BodyCodec codec;
    private final FactTypeRegistry factTypes;
    private final Clock clock;

    ChangedDrafts(FactStore store, BodyCodec codec, FactTypeRegistry factTypes, Clock clock) {
        this.store = store;
        this.codec = codec;
        this.factTypes = factTypes;
        this.clock = clock;
    }

    /** Result for a changed draft. */
    sealed interface Change {
        /** The stored fact already has the values of the draft, or was retracted. */
        record None() implements Change {}

        /** The stored fact belongs to another account, which no amendment can change. */
        record Impossible() implements Change {}

        record Amendment(FactDraft draft) implements Change {}
    }

    /**
     * Returns the places of the drafts whose ref an earlier batch has taken with different content; for amendments also those
     * of known drafts whose stored fact was amended since. Of several drafts with one ref, only the first can change the
     * stored fact.
     *
     * @param results results of the drafts, in the same order
     */
    List<Integer> places(List<FactDraft> drafts, List<AppendResult> results, OnChange onChange) {
        List<Integer> places = changedPlaces(drafts, results);
        if (onChange == OnChange.AMEND) {
            places.addAll(amendedPlaces(drafts, results));
        }
        return places;
    }

    /** Returns the places of known drafts whose subject has an amended fact, which may differ from the draft now. */
    private List<Integer> amendedPlaces(List<FactDraft> drafts, List<AppendResult> results) {
        Map<Integer, SubjectKey> known = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof AppendResult.Known) {
                known.put(
                        i,
                        new SubjectKey(
                                drafts.get(i).type().subject(), drafts.get(i).subjectRef()));
            }
        }
        Set<SubjectKey> amended = store.amended(Set.copyOf(known.values()));
        known.values().removeIf(subject -> !amended.contains(subject));
        return List.copyOf(known.keySet());
    }

    private static List<Integer> changedPlaces(List<FactDraft> drafts, List<AppendResult> results) {
        Set<FactName> decided = new HashSet<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            FactName name = name(drafts.get(i));
            boolean isTaken = results.get(i) instanceof AppendResult.Refused(Problem problem)
                    && problem.code() == ProblemCode.DUPLICATE_REF;
            boolean isFirst = (isTaken || !(results.get(i) instanceof AppendResult.Refused)) && decided.add(name);
            if (isTaken && isFirst) {
                places.add(i);
            }
        }
        return places;
    }

    /** Returns the change for each draft, in the order given. */
    List<Change> of(List<FactDraft> drafts) {
        Map<FactName, Fact> stored = new HashMap<>();
        store.byName(drafts.stream().map(ChangedDrafts::name).collect(Collectors.toSet()))
                .forEach(one -> stored.put(name(one.fact()), one.fact()));
        Map<SubjectKey, List<Fact>> histories = Ledger.bySubject(store
                .bySubject(stored.values().stream()
                        .map(fact -> new SubjectKey(fact.subjectKind(), fact.subjectRef()))
                        .collect(Collectors.toSet()))
                .stream()
                .map(Stored::fact)
                .toList());
        List<Change> changes = new ArrayList<>();
        for (FactDraft draft : drafts) {
            Fact original = Objects.requireNonNull(stored.get(name(draft)));
            changes.add(change(
                    draft,
                    original,
                    histories.getOrDefault(
                            new SubjectKey(original.subjectKind(), original.subjectRef()), List.of(original))));
        }
        return changes;
    }

    private static FactName name(FactDraft draft) {
        return new FactName(draft.type().name(), draft.ref());
    }

    private static FactName name(Fact fact) {
        return new FactName(fact.type().name(), fact.ref());
    }

    private Change change(FactDraft draft, Fact original, List<Fact> history) {
        if (original.isCorrection() || !Objects.equals(original.account(), draft.account())) {
            return new Change.Impossible();
        }
        Optional<Fact> current = EffectiveFacts.effective(history, codec).stream()
                .filter(fact -> name(fact).equals(name(draft)))
                .findFirst();
        if (current.isEmpty()) {
            return new Change.None();
        }
        ObjectNode fields = difference(draft, current.get(), amendedByOthers(draft, original, history));
        return fields.isEmpty() ? new Change.None() : new Change.Amendment(amendment(draft, fields, history));
    }

    /** Amendments apply in the order of their times, and the clock of another node may be ahead. */
    private Instant notBeforeEarlierAmendments(List<Fact> history) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return history.stream()
                .filter(fact -> fact.body() instanceof Correction.Amended)
                .map(Fact::at)
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .orElse(now);
    }

    private ObjectNode difference(FactDraft draft, Fact current, Set<String> amendedByOthers) {
        ObjectNode here = codec.tree(draft.body());
        here.put("at", draft.at().toString());
        ObjectNode there = codec.tree(current.body());
        there.put("at", current.at().toString());
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : here.properties()) {
            if (!field.getValue().equals(there.path(field.getKey())) && !amendedByOthers.contains(field.getKey())) {
                fields.set(field.getKey(), field.getValue());
            }
        }
        return fields;
    }

    private static Set<String> amendedByOthers(FactDraft draft, Fact original, List<Fact> history) {
        Set<String> fields = new HashSet<>();
        for (Fact fact : history) {
            if (fact.body() instanceof Correction.Amended amendment
                    && amendment.corrects(original)
                    && !isOwn(fact, draft)) {
                amendment.fields().fieldNames().forEachRemaining(fields::add);
            }
        }
        return fields;
    }

    /** Without a source, a person's amendment looks like that of an import, apart from its ref. */
    private static boolean isOwn(Fact amendment, FactDraft draft) {
        return Objects.equals(amendment.source(), draft.source())
                && (draft.source() != null || amendment.ref().startsWith(CHANGE));
    }

    /**
     * The ref begins with the number of facts about the subject: a value that returns is another amendment, and amendments
     * of the same time apply in the order of their refs.
     */
    private FactDraft amendment(FactDraft draft, ObjectNode fields, List<Fact> history) {
        String key = draft + "|" + fields;
        return new FactDraft(
                factTypes.named(AMENDED),
                CHANGE
                        + "%08d:%s"
                                .formatted(
                                        history.size(), UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))),
                null,
                notBeforeEarlierAmendments(history),
                null,
                draft.by(),
                draft.source(),
                null,
                new Correction.Amended(draft.ref(), draft.type().name(), fields));
    }
}
