package dev.troth.exchange.mailbox;

import java.util.Collection;
import java.util.Map;

/** Messages that earlier files brought. */
@FunctionalInterface
interface ParentDirectory {
    /** Returns the messages with these refs, by ref; those that do not exist are left out. */
    Map<String, ThreadIndex.Sent> find(Collection<String> refs);
}
