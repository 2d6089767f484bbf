package dev.troth.account;

import java.time.Instant;

/**
 * State of an account, folded from its facts.
 *
 * @param since time at which the account was opened
 */
record Account(Instant since, AccountFact.Opened opened) {}
