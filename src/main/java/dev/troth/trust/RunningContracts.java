package dev.troth.trust;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which contracts are meant when revenue is asked for. */
public final class RunningContracts {
    private RunningContracts() {}

    /**
     * A filter of contracts that run, as the schema would take it.
     *
     * @param owner of the accounts they are with; anybody's when null
     * @param segment the accounts are in; any when null
     */
    public static Map<String, Object> of(@Nullable String owner, @Nullable String segment) {
        Map<String, Object> account = new HashMap<>();
        if (owner != null) {
            account.put("owner", Map.of("eq", owner));
        }
        if (segment != null) {
            account.put("segment", segment);
        }
        Map<String, Object> where = new HashMap<>(Map.of("status", Map.of("in", List.of("RUNNING", "RENEWED"))));
        if (!account.isEmpty()) {
            where.put("account", account);
        }
        return where;
    }
}
