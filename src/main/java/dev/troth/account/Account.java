package dev.troth.account;

import dev.troth.ledger.Fact;
import dev.troth.platform.common.RejectedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of an account, folded from its facts.
 *
 * @param since time at which the account was opened
 */
record Account(Instant since, AccountFact.Opened opened) {

    /** Returns the account after its only fact. Updates amend that fact. */
    static Account apply(String ref, @Nullable Account before, Fact fact) {
        AccountFact.Opened opened = (AccountFact.Opened) fact.body();
        if (ref.equals(opened.parent())) {
            throw RejectedException.invalid(
                    "parent", "parent is \"%s\", which is the account. Maybe leave it out?", opened.parent());
        }
        return new Account(fact.at(), opened);
    }
}
