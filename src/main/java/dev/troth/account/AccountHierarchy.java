package dev.troth.account;

import dev.troth.ledger.EntityRepository;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Accounts beneath others, as of a moment. An account that the caller may not see is left out with all accounts beneath it,
 * because these would reveal that there is one between.
 */
@ApplicationScoped
public class AccountHierarchy {
    /** Maximum number of accounts of one tree. */
    public static final int MOST = 1000;

    /** Maximum number of levels of a tree, that of its root included. */
    public static final int LEVELS = ParentRule.MOST_ABOVE + 1;

    /** Maximum number of accounts that are read for one batch. */
    private static final int TOGETHER = 5000;

    /** Maximum number of entries of a list in a filter. */
    private static final int AT_ONCE = 1000;

    private final EntityRepository<Account, AccountRow, AccountView> repository;

    AccountHierarchy(EntityRepository<Account, AccountRow, AccountView> repository) {
        this.repository = repository;
    }

    /**
     * An account and those beneath it, each once.
     *
     * @param accounts the root first, then level by level
     * @param levels number of levels, 1 without children
     * @param complete whether there are no more than these
     */
    public record Tree(List<AccountView> accounts, int levels, boolean complete) {}

    /** Returns the tree beneath each account of a batch, by ref. Takes one statement for each level, for the whole batch. */
    public Map<String, Tree> trees(Collection<AccountView> roots, AsOf moment) {
        Children children = new Children(moment);
        Set<String> asked = new HashSet<>();
        Set<String> next = new HashSet<>();
        roots.forEach(root -> next.add(root.getRef()));
        for (int level = 0; level < LEVELS && !next.isEmpty(); level++) {
            asked.addAll(next);
            Set<String> found = children.read(next);
            next.clear();
            next.addAll(found);
            next.removeAll(asked);
        }
        Map<String, Tree> trees = new HashMap<>();
        roots.forEach(root -> trees.put(root.getRef(), tree(root, children)));
        return trees;
    }

    private static Tree tree(AccountView root, Children children) {
        Map<String, AccountView> all = new LinkedHashMap<>();
        all.put(root.getRef(), root);
        List<AccountView> level = List.of(root);
        int levels = 0;
        while (!level.isEmpty() && levels < LEVELS && all.size() <= MOST) {
            levels++;
            List<AccountView> below = new ArrayList<>();
            for (AccountView parent : level) {
                for (AccountView child : children.of(parent.getRef())) {
                    if (all.putIfAbsent(child.getRef(), child) == null) {
                        below.add(child);
                    }
                }
            }
            level = below;
        }
        return new Tree(List.copyOf(all.values()), levels, children.complete && level.isEmpty() && all.size() <= MOST);
    }

    /** Returns the children of each account of a batch, by the ref of the parent, and whether these are all. */
    Children children(BatchContext<? extends Row> parents) {
        Children children = new Children(parents.moment());
        children.read(
                new HashSet<>(parents.members().stream().map(row -> row.ref).toList()));
        return children;
    }

    /** Children that were read so far. */
    final class Children {
        private final AsOf moment;
        private final Map<String, List<AccountView>> byParent = new HashMap<>();
        private int count;
        private boolean complete = true;

        private Children(AsOf moment) {
            this.moment = moment;
        }

        /** Returns the refs of the children of these accounts. */
        private Set<String> read(Set<String> parents) {
            List<String> all = List.copyOf(parents);
            List<AccountRow> rows = new ArrayList<>();
            for (int i = 0; i < all.size() && complete; i += AT_ONCE) {
                List<String> some = all.subList(i, Math.min(all.size(), i + AT_ONCE));
                List<AccountRow> found =
                        repository.matching(Map.of("parent", Map.of("in", some)), TOGETHER - count + 1, moment);
                count += found.size();
                complete = count <= TOGETHER;
                rows.addAll(found);
            }
            Set<String> found = new HashSet<>();
            AccountView.of(complete ? rows : List.of(), moment).forEach(child -> {
                byParent.computeIfAbsent(Objects.requireNonNull(child.parentRef()), ref -> new ArrayList<>())
                        .add(child);
                found.add(child.getRef());
            });
            return found;
        }

        boolean areComplete() {
            return complete;
        }

        /** Returns the children of an account, sorted by name. */
        List<AccountView> of(String parent) {
            return byParent.getOrDefault(parent, List.of()).stream()
                    .sorted(Comparator.comparing(AccountView::getName).thenComparing(AccountView::getRef))
                    .toList();
        }
    }
}
