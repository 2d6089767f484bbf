package dev.troth.platform.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fragment of SQL with the values of its parameters. */
record Sql(String text, List<@Nullable Object> values) {
    static final Sql TRUE = of("true");

    static Sql of(String text, @Nullable Object... values) {
        return new Sql(text, Arrays.asList(values));
    }

    Sql then(Sql next) {
        List<@Nullable Object> all = new ArrayList<>(values);
        all.addAll(next.values);
        return new Sql(text + next.text, all);
    }

    Sql then(String next, @Nullable Object... more) {
        return then(of(next, more));
    }

    static Sql all(List<Sql> conditions) {
        return joined(conditions, " and ", TRUE);
    }

    static Sql any(List<Sql> conditions) {
        return joined(conditions, " or ", of("false"));
    }

    private static Sql joined(List<Sql> conditions, String by, Sql none) {
        if (conditions.isEmpty()) {
            return none;
        }
        List<@Nullable Object> values = new ArrayList<>();
        conditions.forEach(condition -> values.addAll(condition.values));
        return new Sql(
                conditions.stream().map(condition -> "(" + condition.text + ")").collect(Collectors.joining(by)),
                values);
    }
}
