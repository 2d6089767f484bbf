package dev.troth.exchange.mailbox;

import dev.troth.exchange.reader.SkipReason;
import dev.troth.platform.common.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Meaning of a message for the accounts. */
sealed interface Reading {
    /**
     * Contact.
     *
     * @param id Message-ID without brackets, or another key if it has none
     * @param at time of the message
     * @param outbound whether it is from us
     * @param accounts accounts with their people among the addresses
     * @param parents ids of the messages that it may answer, the most likely first
     */
    record Contact(String id, Instant at, boolean outbound, Map<String, Set<String>> accounts, List<String> parents)
            implements Reading {}

    /** Not contact. */
    record Skipped(SkipReason reason) implements Reading {}

    /** Not valid. */
    record Refused(Problem problem) implements Reading {}
}
