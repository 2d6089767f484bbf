package dev.troth.ledger;

import dev.troth.ledger.FactStore.Located;
import dev.troth.ledger.FactStore.SubjectKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what the facts of a batch refer to, and similar refs to suggest where there is nothing. */
@ApplicationScoped
class ReferenceFinder {
    /** Maximum number of refs to compare for a suggestion. */
    private static final int SIMILAR = 1000;

    private final FactStore store;
    private final Instance<ReferenceResolver> resolvers;
    private final FactAccess access;

    ReferenceFinder(FactStore store, Instance<ReferenceResolver> resolvers, FactAccess access) {
        this.store = store;
        this.resolvers = resolvers;
        this.access = access;
    }

    /** Adds to the index what the candidates refer to and it does not contain yet. */
    void find(List<Candidate> candidates, ReferenceIndex index) {
        Map<SubjectKey, Set<@Nullable UUID>> sought = unknown(candidates, index);
        if (sought.isEmpty()) {
            return;
        }
        Map<String, ReferenceResolver> byKind =
                resolvers.stream().collect(Collectors.toMap(ReferenceResolver::kind, resolver -> resolver));
        index.addAll(readable(store.located(sought.keySet())));
        index.addAll(named(sought, byKind));
        Map<SubjectKey, Set<@Nullable UUID>> missing = unknown(candidates, index);
        Map<String, Set<@Nullable UUID>> kinds = new HashMap<>();
        missing.forEach((key, accounts) ->
                kinds.computeIfAbsent(key.kind(), kind -> new HashSet<>()).addAll(accounts));
        kinds.keySet().removeAll(byKind.keySet());
        for (Map.Entry<String, Set<@Nullable UUID>> kind : kinds.entrySet()) {
            similar(candidates, index, kind.getKey(), kind.getValue());
        }
    }

    /** Returns the references that the index does not contain, by the account of the facts that refer. */
    private static Map<SubjectKey, Set<@Nullable UUID>> unknown(List<Candidate> candidates, ReferenceIndex index) {
        Map<SubjectKey, Set<@Nullable UUID>> unknown = new LinkedHashMap<>();
        candidates.forEach(candidate -> candidate.references().stream()
                .map(SubjectKey::of)
                .filter(key -> !index.contains(key))
                .forEach(key -> unknown.computeIfAbsent(key, any -> new HashSet<>())
                        .add(candidate.fact().accountId())));
        return unknown;
    }

    private static List<Located> named(
            Map<SubjectKey, Set<@Nullable UUID>> sought, Map<String, ReferenceResolver> byKind) {
        List<Located> found = new ArrayList<>();
        Map<String, Set<@Nullable UUID>> asked = new HashMap<>();
        sought.forEach((key, accounts) -> {
            if (byKind.containsKey(key.kind())) {
                asked.computeIfAbsent(key.kind(), kind -> new HashSet<>()).addAll(accounts);
            }
        });
        byKind.forEach((kind, resolver) -> {
            for (@Nullable UUID account : asked.getOrDefault(kind, Set.of())) {
                resolver.names(account)
                        .forEach(name -> found.add(new Located(new SubjectKey(kind, name), account, null)));
            }
        });
        return found;
    }

    private void similar(List<Candidate> candidates, ReferenceIndex index, String kind, Set<@Nullable UUID> accounts) {
        if (kind.equals(MemberRefs.MEMBER)) {
            List<Located> members = store.ofKind(kind, null, SIMILAR);
            index.registerMembers(!members.isEmpty()
                    || candidates.stream()
                            .anyMatch(candidate -> candidate.subject().kind().equals(kind)));
            index.addAll(tellable(kind, members));
            return;
        }
        accounts.forEach(account -> index.addAll(tellable(kind, store.ofKind(kind, account, SIMILAR))));
    }

    /** Leaves out records that are hidden from the caller. Every caller may name members. */
    private List<Located> readable(List<Located> found) {
        Map<String, Set<String>> refs = new HashMap<>();
        found.stream()
                .map(Located::key)
                .filter(key -> access.isGuarded(key.kind()) && !key.kind().equals(MemberRefs.MEMBER))
                .forEach(key -> refs.computeIfAbsent(key.kind(), kind -> new HashSet<>())
                        .add(key.ref()));
        refs.replaceAll((kind, of) -> Set.copyOf(access.readableRefs(kind, List.copyOf(of))));
        return found.stream()
                .filter(one -> !refs.containsKey(one.key().kind())
                        || refs.get(one.key().kind()).contains(one.key().ref()))
                .toList();
    }

    private List<Located> tellable(String kind, List<Located> known) {
        Set<String> refs = Set.copyOf(access.tellableRefs(
                kind, known.stream().map(one -> one.key().ref()).distinct().toList()));
        return known.stream().filter(one -> refs.contains(one.key().ref())).toList();
    }
}
