package dev.troth.trust.score;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filter of running contracts for revenue figures: those for which we supply. */
public final class ActiveContracts {
    private ActiveContracts() {}

    /**
     * Returns a filter of running contracts, in the form of the GraphQL input.
     *
     * @param owner owner of the accounts; null for all owners
     * @param segment segment of the accounts; null for all accounts
     */
    public static Map<String, Object> of(@Nullable String owner, @Nullable String segment) {
        Map<String, Object> account = new HashMap<>();
        if (owner != null) {
            account.put("owner", Map.of("eq", owner));
        }
        if (segment != null) {
            account.put("segment", segment);
        }
        Map<String, Object> where = new HashMap<>(
                Map.of("status", Map.of("in", List.of("RUNNING", "RENEWED")), "supplier", Map.of("eq", "US")));
        if (!account.isEmpty()) {
            where.put("account", account);
        }
        return where;
    }
}
