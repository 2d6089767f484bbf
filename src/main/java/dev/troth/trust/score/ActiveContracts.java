package dev.troth.trust.score;

import dev.troth.platform.common.AsOf;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filter of running contracts for revenue figures: those for which we supply and whose term has begun. */
public final class ActiveContracts {
    private ActiveContracts() {}

    /**
     * Returns a filter of running contracts, in the form of the GraphQL input.
     *
     * @param owner owner of the accounts; null for all owners
     * @param segment segment of the accounts; null for all accounts
     * @param moment moment by which the term has begun
     */
    public static Map<String, Object> of(@Nullable String owner, @Nullable String segment, AsOf moment) {
        Map<String, Object> account = new HashMap<>();
        if (owner != null) {
            account.put("owner", Map.of("eq", owner));
        }
        if (segment != null) {
            account.put("segment", segment);
        }
        LocalDate today = LocalDate.ofInstant(moment.asOf(), ZoneOffset.UTC);
        Map<String, Object> where = new HashMap<>(Map.of(
                "status",
                Map.of("in", List.of("RUNNING", "RENEWED")),
                "supplier",
                Map.of("eq", "US"),
                "startsOn",
                Map.of("lte", today.toString())));
        if (!account.isEmpty()) {
            where.put("account", account);
        }
        return where;
    }
}
