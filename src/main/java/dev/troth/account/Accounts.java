package dev.troth.account;

import dev.troth.platform.Moment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Account queries for other packages. */
@ApplicationScoped
public class Accounts {
    private final AccountShelf shelf;

    Accounts(AccountShelf shelf) {
        this.shelf = shelf;
    }

    /** Returns the ref for an id or a ref. */
    public String refOf(String idOrRef) {
        return shelf.refOf(idOrRef);
    }

    /** Returns the internal id for an id or a ref as of a moment; empty if the account does not exist. */
    public List<UUID> uuidsOf(String idOrRef, Moment moment) {
        return shelf.byRefs(List.of(shelf.refOf(idOrRef)), moment).stream()
                .map(row -> row.id)
                .toList();
    }

    /** Returns accounts by internal id, as of a moment. */
    public Map<UUID, AccountView> byIds(Collection<UUID> ids, Moment moment) {
        Map<UUID, AccountView> accounts = new HashMap<>();
        AccountView.of(shelf.byIds(ids, moment), moment).forEach(account -> accounts.put(account.uuid(), account));
        return accounts;
    }

    /**
     * Returns the accounts of the given owners as of a moment, in one query.
     *
     * @param owners refs of members
     * @param most maximum number of accounts
     */
    public List<AccountView> ownedBy(Collection<String> owners, int most, Moment moment) {
        Map<String, Object> where = Map.of("owner", Map.of("in", List.copyOf(owners)));
        return AccountView.of(shelf.matching(where, most, moment), moment);
    }

    /** Returns the account with this id or ref; null if it does not exist. */
    public @Nullable AccountView find(String idOrRef, Moment moment) {
        return shelf.view(null, shelf.refOf(idOrRef), moment);
    }

    /** Returns the current refs of account owners, sorted. */
    public List<String> owners() {
        return shelf.owners();
    }
}
