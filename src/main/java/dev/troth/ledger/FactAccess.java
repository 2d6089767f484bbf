package dev.troth.ledger;

import dev.troth.ledger.FactStore.Stored;
import dev.troth.ledger.FactStore.SubjectKey;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import dev.troth.platform.common.VisibilityScope;
import dev.troth.platform.common.VisibilityScope.Detail;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The one place that decides which facts a caller may read, by their bodies. Everything that shows facts asks it:
 * fields, lists, streams, exports, webhooks, error messages and suggestions. Row level security has decided before which
 * accounts are visible. It does not apply to what Troth computes from facts: scores are the same for every caller.
 */
@ApplicationScoped
public class FactAccess {
    private static final int AT_ONCE = 500;

    private final FactStore store;
    private final FactTypeRegistry factTypes;
    private final BodyCodec codec;
    private final CurrentWorkspace workspace;

    FactAccess(FactStore store, FactTypeRegistry factTypes, BodyCodec codec, CurrentWorkspace workspace) {
        this.store = store;
        this.factTypes = factTypes;
        this.codec = codec;
        this.workspace = workspace;
    }

    /** Returns the facts among these that the caller may read, in the same order. */
    public List<Fact> readable(List<Fact> facts) {
        return readable(facts, workspace.require().visibility());
    }

    /** Returns the facts among these that a caller with this visibility may read, in the same order. */
    public List<Fact> readable(List<Fact> facts, VisibilityScope visibility) {
        return readable(facts, fact -> fact, visibility);
    }

    /** Returns what the caller may read among things that show a fact each, in the same order. */
    public <T> List<T> readable(List<T> things, Function<T, Fact> shown) {
        return readable(things, shown, workspace.require().visibility());
    }

    private <T> List<T> readable(List<T> things, Function<T, Fact> shown, VisibilityScope visibility) {
        if (visibility.seesEveryFact()) {
            return things;
        }
        Map<SubjectKey, Guard> guards = guards(things.stream().map(shown).toList());
        return things.stream()
                .filter(thing -> guard(shown.apply(thing), guards).admits(visibility))
                .toList();
    }

    /**
     * Passes the facts that the caller may read to the consumer, in the same order.
     *
     * @param source passes all facts to a consumer of its own
     */
    void each(Consumer<Fact> consumer, Consumer<Consumer<Fact>> source) {
        List<Fact> waiting = new ArrayList<>(AT_ONCE);
        source.accept(fact -> {
            waiting.add(fact);
            if (waiting.size() == AT_ONCE) {
                readable(waiting).forEach(consumer);
                waiting.clear();
            }
        });
        readable(waiting).forEach(consumer);
    }

    /** Returns whether the caller may read a fact. */
    public boolean isReadable(Fact fact) {
        return !readable(List.of(fact)).isEmpty();
    }

    /** Returns whether the caller may read a fact with all its fields, which may contain contact details of people. */
    boolean showsContent(Fact fact) {
        return workspace.require().visibility().detail() == Detail.CONTACTS && isReadable(fact);
    }

    /** Returns the refs among these subjects of a kind that the caller may see, in the same order. */
    List<String> tellableRefs(String kind, List<String> refs) {
        boolean nothing = workspace.require().visibility().detail() == Detail.NOTHING;
        return nothing ? List.of() : readableRefs(kind, refs);
    }

    /** Returns the refs among these subjects of a kind whose facts no guard hides from the caller, in the same order. */
    List<String> readableRefs(String kind, List<String> refs) {
        VisibilityScope visibility = workspace.require().visibility();
        if (refs.isEmpty() || visibility.seesEveryFact() || !isGuarded(kind)) {
            return refs;
        }
        Map<SubjectKey, Guard> guards =
                guards(refs.stream().map(ref -> new SubjectKey(kind, ref)).toList(), List.of());
        return refs.stream()
                .filter(ref -> guards.getOrDefault(new SubjectKey(kind, ref), Guard.NONE)
                        .admits(visibility))
                .toList();
    }

    /** Returns whether a kind of subjects has facts that not every caller may read. */
    boolean isGuarded(String kind) {
        return factTypes.guardedKinds().contains(kind);
    }

    /** Returns a suggestion for a misspelled ref among those of a kind that the caller may see. */
    public String suggestion(String kind, String written, Collection<String> refs) {
        return Suggestion.maybe(written, tellableRefs(kind, List.copyOf(refs)));
    }

    /** Returns what guards a fact: its own body, that of its subject, and those of the subjects that it refers to. */
    Guard guardOf(Fact fact) {
        return guard(fact, guards(List.of(fact)));
    }

    /**
     * Conditions for reading a fact.
     *
     * @param political whether it is about politics
     * @param members members whom it is about
     */
    record Guard(boolean political, Set<String> members) {
        static final Guard NONE = new Guard(false, Set.of());

        static Guard of(FactBody body, String ref) {
            return body instanceof GuardedBody guarded
                    ? new Guard(guarded.concernsPolitics(), Set.copyOf(guarded.concernedMembers(ref)))
                    : NONE;
        }

        Guard and(Guard other) {
            if (equals(NONE) || equals(other)) {
                return other;
            }
            Set<String> both = new HashSet<>(members);
            both.addAll(other.members);
            return new Guard(political || other.political, both);
        }

        boolean admits(VisibilityScope visibility) {
            return visibility.account() == null
                    && (visibility.politics() || !political)
                    && (visibility.ownedBy() == null
                            || Set.of(visibility.ownedBy()).containsAll(members));
        }
    }

    private Map<SubjectKey, Guard> guards(List<Fact> facts) {
        return guards(facts.stream().flatMap(this::guardedSubjects).distinct().toList(), facts);
    }

    /** @param more facts that may not be in the ledger, such as those of a simulation */
    private Map<SubjectKey, Guard> guards(Collection<SubjectKey> subjects, List<Fact> more) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        Map<SubjectKey, List<Fact>> about = Ledger.bySubject(
                Stream.concat(store.bySubject(subjects).stream().map(Stored::fact), more.stream())
                        .toList());
        Map<SubjectKey, Guard> guards = new HashMap<>();
        about.forEach((subject, of) ->
                guards.put(subject, of.stream().map(fact -> ever(fact, of)).reduce(Guard.NONE, Guard::and)));
        return guards;
    }

    private Guard guard(Fact fact, Map<SubjectKey, Guard> guards) {
        return guardedSubjects(fact)
                .map(subject -> guards.getOrDefault(subject, Guard.NONE))
                .reduce(Guard.of(fact.body(), fact.ref()), Guard::and);
    }

    private Stream<SubjectKey> guardedSubjects(Fact fact) {
        List<SubjectKey> all = new ArrayList<>(List.of(new SubjectKey(fact.subjectKind(), fact.subjectRef())));
        fact.body().references().forEach(reference -> all.add(SubjectKey.of(reference)));
        return all.stream().filter(subject -> isGuarded(subject.kind()));
    }

    /** Returns what guards a fact, or guarded it before it was amended, or since. */
    private Guard ever(Fact fact, List<Fact> about) {
        Guard guard = Guard.of(fact.body(), fact.ref());
        for (Fact other : about) {
            if (other.body() instanceof Correction.Amended amendment && amendment.corrects(fact)) {
                guard = guard.and(amended(fact, amendment));
            }
        }
        return guard;
    }

    /** Returns what guards the fact that an amendment makes of another one; nothing if the amendment is not valid. */
    Guard amended(Fact fact, Correction.Amended amendment) {
        try {
            Fact amended = codec.amend(fact, amendment);
            return Guard.of(amended.body(), amended.ref());
        } catch (RejectedException invalid) {
            return Guard.NONE;
        }
    }
}
