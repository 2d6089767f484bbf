package dev.troth.account;

import java.time.Instant;

/**
 * An account as the facts have it.
 *
 * @param since when it was opened here
 */
record Account(Instant since, AccountFact.Opened opened) {}
