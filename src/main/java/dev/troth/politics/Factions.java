package dev.troth.politics;

import dev.troth.stakeholder.StakeholderFact.Tied;
import dev.troth.stakeholder.TieKind;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds factions: groups of allies with a conflict between groups. Only an alliance joins people. A reporting line does
 * not: two heads of departments who report to the same person may be in conflict. A person who is allied with both sides
 * of a conflict belongs to neither.
 */
final class Factions {
    private final DisjointSets allies = new DisjointSets();
    private final Set<Set<String>> hostile = new HashSet<>();
    private final Set<String> neutral = new HashSet<>();

    private Factions() {}

    /** Returns the factions, largest first; empty without conflicts. */
    static List<Set<String>> of(Collection<String> people, List<Tied> ties) {
        Factions factions = new Factions();
        people.forEach(factions.allies::add);
        ties.stream().filter(tie -> tie.kind() == TieKind.CONFLICTS_WITH).forEach(factions::oppose);
        ties.stream().filter(tie -> tie.kind() == TieKind.ALLIED_WITH).forEach(factions::join);
        return factions.opposed();
    }

    private void oppose(Tied tie) {
        allies.add(tie.from());
        allies.add(tie.to());
        if (!tie.from().equals(tie.to())) {
            hostile.add(Set.of(tie.from(), tie.to()));
        }
    }

    private void join(Tied tie) {
        allies.add(tie.from());
        allies.add(tie.to());
        String one = allies.root(tie.from());
        String other = allies.root(tie.to());
        boolean opposed = hostile.stream().anyMatch(pair -> roots(pair).equals(Set.of(one, other)));
        if (one.equals(other) || !opposed) {
            allies.union(tie.from(), tie.to());
            return;
        }
        List.of(tie.from(), tie.to()).stream().filter(ref -> !isParty(ref)).forEach(neutral::add);
    }

    private Set<String> roots(Set<String> pair) {
        Set<String> roots = new HashSet<>();
        pair.forEach(ref -> roots.add(allies.root(ref)));
        return roots;
    }

    private boolean isParty(String ref) {
        return hostile.stream().anyMatch(pair -> pair.contains(ref));
    }

    private List<Set<String>> opposed() {
        return allies.sets().stream()
                .<Set<String>>map(set -> {
                    Set<String> members = new TreeSet<>(set);
                    members.removeAll(neutral);
                    return members;
                })
                .filter(group -> hostile.stream()
                        .anyMatch(pair -> pair.stream().filter(group::contains).count() == 1))
                .sorted(Comparator.<Set<String>>comparingInt(Set::size)
                        .reversed()
                        .thenComparing(group -> group.stream().findFirst().orElse("")))
                .toList();
    }
}
