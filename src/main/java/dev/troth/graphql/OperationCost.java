package dev.troth.graphql;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cost of an operation, as reported in {@code extensions.cost}.
 *
 * @param complexity maximum number of fields in the response
 * @param isWhole whether all of the operation was counted; otherwise the complexity is a lower bound
 * @param coordinates selected fields, such as {@code Account.name}, and their arguments, such as {@code
 * Query.account(ref:)}
 * @param introspects whether the document selects introspection fields
 * @param lists cost of each list
 */
record OperationCost(
        long complexity,
        boolean isWhole,
        int depth,
        int aliases,
        int rootFields,
        Set<String> coordinates,
        boolean introspects,
        List<ListCost> lists) {
    private static final int MOST_SHOWN = 3;

    Map<String, Object> toMap() {
        return Map.of("complexity", complexity, "depth", depth, "aliases", aliases, "rootFields", rootFields);
    }

    /** The cost and its causes, for a client that asks for the cost alone. */
    Map<String, Object> toDetailedMap() {
        Map<String, Object> map = new LinkedHashMap<>(toMap());
        map.put("costliest", costliestPaths());
        return map;
    }

    /** @throws RequestException if the complexity exceeds the maximum */
    void check(long allowed) {
        if (complexity > allowed) {
            throw RequestException.complexity(allowed, this);
        }
    }

    /** The costliest lists, as data. */
    List<Map<String, Object>> costliestPaths() {
        return costliest().stream()
                .limit(MOST_SHOWN)
                .map(list -> Map.<String, Object>of("path", list.path(), "cost", list.own(), "size", list.size()))
                .toList();
    }

    /** The costliest lists, for people; empty if there are no lists. */
    String costliestText() {
        return costliest().stream()
                .limit(MOST_SHOWN)
                .map(list -> list.path() + " " + list.own())
                .collect(Collectors.joining(", "));
    }

    /** A smaller page. */
    record Suggestion(String path, String argument, long size) {
        Map<String, Object> toMap() {
            return Map.of("path", path, "argument", argument, "value", size);
        }

        @Override
        public String toString() {
            return "Maybe use %s: %d for %s?".formatted(argument, size, path);
        }
    }

    /** Returns a page size of the costliest list with which the operation fits; empty if one list alone cannot make it fit. */
    Optional<Suggestion> suggestion(long allowed) {
        return costliest().stream()
                .filter(list -> isWhole && list.fittingSize(complexity, allowed) > 0)
                .findFirst()
                .map(list -> new Suggestion(
                        list.path(), String.valueOf(list.argument()), list.fittingSize(complexity, allowed)));
    }

    private List<ListCost> costliest() {
        Map<String, ListCost> byPath = new LinkedHashMap<>();
        lists.forEach(list -> byPath.merge(list.path(), list, ListCost::with));
        return byPath.values().stream()
                .sorted(Comparator.comparingLong(ListCost::own).reversed())
                .toList();
    }
}
