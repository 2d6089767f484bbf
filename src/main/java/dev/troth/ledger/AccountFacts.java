package dev.troth.ledger;

import dev.troth.platform.Cohort;
import dev.troth.platform.Row;
import dev.troth.platform.RowOfAccount;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Batched read of the facts of several accounts as of one moment. The facts are loaded once per cohort and shared by
 * all fields that compute something from them.
 */
@ApplicationScoped
public class AccountFacts {
    private static final String MARKET = "facts of the market";

    private final Ledger ledger;

    AccountFacts(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Returns all facts of an account, with corrections applied, sorted.
     *
     * @param cohort accounts, or rows that belong to accounts
     */
    public List<Fact> of(Cohort<? extends Row> cohort, UUID account) {
        Map<UUID, List<Fact>> all =
                cohort.once("facts of accounts", () -> ledger.history(accounts(cohort), cohort.moment()));
        return all.getOrDefault(account, List.of());
    }

    /** Returns all facts about one subject, with corrections applied, sorted. */
    public List<Fact> about(String kind, Cohort<? extends Row> cohort, String ref) {
        Map<String, List<Fact>> all = cohort.once("facts about " + kind, () -> byRef(kind, cohort));
        return all.getOrDefault(ref, List.of());
    }

    /** Returns all facts that belong to no account: those about the market and about members. */
    public List<Fact> ofMarket(Cohort<? extends Row> cohort) {
        return cohort.once(MARKET, () -> ledger.seen(ledger.marketFacts(), cohort.moment()));
    }

    private Map<String, List<Fact>> byRef(String kind, Cohort<? extends Row> cohort) {
        List<String> refs = cohort.members().stream().map(row -> row.ref).toList();
        return ledger.historyOf(kind, refs, cohort.moment()).stream()
                .collect(Collectors.groupingBy(Fact::subjectRef, HashMap::new, Collectors.toList()));
    }

    private static Set<UUID> accounts(Cohort<? extends Row> cohort) {
        return cohort.members().stream()
                .map(row -> row instanceof RowOfAccount ofAccount ? ofAccount.accountId : row.id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
