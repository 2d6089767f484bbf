package dev.troth.account;

import dev.troth.ledger.Fact;
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
        return new Account(fact.at(), (AccountFact.Opened) fact.body());
    }
}
