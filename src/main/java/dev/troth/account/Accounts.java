package dev.troth.account;

import dev.troth.platform.Moment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other words may ask about accounts. */
@ApplicationScoped
public class Accounts {
    private final AccountShelf shelf;

    Accounts(AccountShelf shelf) {
        this.shelf = shelf;
    }

    /** The ref behind something that is either an id of ours or a ref of the caller's. */
    public String refOf(String idOrRef) {
        return shelf.refOf(idOrRef);
    }

    /** The key behind an id of ours or a ref of the caller's, as things stand at a moment; empty when there is none. */
    public List<UUID> uuidsOf(String idOrRef, Moment moment) {
        return shelf.byRefs(List.of(shelf.refOf(idOrRef)), moment).stream()
                .map(row -> row.id)
                .toList();
    }

    /** Accounts by their keys, as seen from the moment of the cohort that asks. */
    public Map<UUID, AccountView> byIds(Collection<UUID> ids, Moment moment) {
        Map<UUID, AccountView> accounts = new HashMap<>();
        AccountView.of(shelf.byIds(ids, moment), moment).forEach(account -> accounts.put(account.uuid(), account));
        return accounts;
    }

    /**
     * The accounts of some members, as seen from a moment, together.
     *
     * @param owners their refs
     * @param most at most so many of each call
     */
    public List<AccountView> ownedBy(Collection<String> owners, int most, Moment moment) {
        Map<String, Object> where = Map.of("owner", Map.of("in", List.copyOf(owners)));
        return AccountView.of(shelf.matching(where, most, moment), moment);
    }

    /** The account with this id or ref; null when there is none. */
    public @Nullable AccountView find(String idOrRef, Moment moment) {
        return shelf.view(null, shelf.refOf(idOrRef), moment);
    }

    /** Refs of those who look after accounts now, sorted. */
    public List<String> owners() {
        return shelf.owners();
    }
}
