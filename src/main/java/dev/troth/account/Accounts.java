package dev.troth.account;

import dev.troth.platform.Moment;
import dev.troth.platform.Moments;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What other words may ask about accounts. */
@ApplicationScoped
public class Accounts {
    private final AccountBook book;
    private final Moments moments;

    Accounts(AccountBook book, Moments moments) {
        this.book = book;
        this.moments = moments;
    }

    /** The ref behind something that is either an id of ours or a ref of the caller's. */
    public String refOf(String idOrRef) {
        if (!idOrRef.startsWith(AccountView.PREFIX + "_")) {
            return idOrRef;
        }
        return book.find(idOrRef, null, moments.now()).map(row -> row.ref).orElse(idOrRef);
    }

    /** Accounts by their keys, as seen from the moment of the cohort that asks. */
    public Map<UUID, AccountView> byIds(Collection<UUID> ids, Moment moment) {
        Map<UUID, AccountView> accounts = new HashMap<>();
        AccountView.of(book.byIds(ids, moment), moment).forEach(account -> accounts.put(account.uuid(), account));
        return accounts;
    }
}
