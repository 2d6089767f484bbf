package dev.troth.ledger;

import dev.troth.ledger.FactStore.Located;
import dev.troth.ledger.FactStore.SubjectKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

    ReferenceFinder(FactStore store, Instance<ReferenceResolver> resolvers) {
        this.store = store;
        this.resolvers = resolvers;
    }

    void find(AppendBatch batch) {
        Map<SubjectKey, Set<@Nullable UUID>> sought = batch.references();
        if (sought.isEmpty()) {
            return;
        }
        Map<String, ReferenceResolver> byKind =
                resolvers.stream().collect(Collectors.toMap(ReferenceResolver::kind, resolver -> resolver));
        batch.findReferences(store.located(sought.keySet()));
        batch.findReferences(named(sought, byKind));
        Map<SubjectKey, Set<@Nullable UUID>> missing = batch.references();
        Map<String, Set<@Nullable UUID>> kinds = new HashMap<>();
        missing.forEach((key, accounts) ->
                kinds.computeIfAbsent(key.kind(), kind -> new HashSet<>()).addAll(accounts));
        kinds.keySet().removeAll(byKind.keySet());
        for (Map.Entry<String, Set<@Nullable UUID>> kind : kinds.entrySet()) {
            similar(batch, kind.getKey(), kind.getValue());
        }
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

    private void similar(AppendBatch batch, String kind, Set<@Nullable UUID> accounts) {
        if (kind.equals(MemberRefs.MEMBER)) {
            List<Located> members = store.ofKind(kind, null, SIMILAR);
            batch.registerMembers(!members.isEmpty());
            batch.findReferences(members);
            return;
        }
        accounts.forEach(account -> batch.findReferences(store.ofKind(kind, account, SIMILAR)));
    }
}
