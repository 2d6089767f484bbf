package dev.troth.politics;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Disjoint sets of refs, which only ever grow together (union-find). */
final class DisjointSets {
    private final Map<String, String> parents = new HashMap<>();

    /** Adds a set of one element, unless some set has it. */
    void add(String element) {
        parents.putIfAbsent(element, element);
    }

    /** Merges the sets of two elements. */
    void union(String one, String other) {
        add(one);
        add(other);
        parents.put(root(one), root(other));
    }

    /** All sets, each sorted. */
    Collection<Set<String>> sets() {
        Map<String, Set<String>> sets = new HashMap<>();
        parents.keySet()
                .forEach(element -> sets.computeIfAbsent(root(element), root -> new TreeSet<>())
                        .add(element));
        return sets.values();
    }

    /** Returns the representative of the set of an element. Paths are halved on the way, so that they stay short. */
    String root(String element) {
        String here = element;
        for (String parent = parent(here); !parent.equals(here); parent = parent(here)) {
            parents.put(here, parent(parent));
            here = parent(here);
        }
        return here;
    }

    private String parent(String element) {
        return parents.getOrDefault(element, element);
    }
}
