package dev.troth.graphql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Connections of a kind that are open on this node. A connection is accepted in one step: no other one is accepted between
 * the check of a limit and its effect, and none after the node has begun to stop. The event loops of all connections share
 * it.
 */
final class OpenConnections<C> {
    private final Set<C> open = new HashSet<>();
    private boolean stopping;

    /**
     * Accepts a connection.
     *
     * @param hasRoom whether the connections that are open leave room for another one; may throw a refusal
     */
    synchronized boolean add(C connection, Predicate<Set<C>> hasRoom) {
        return !stopping && hasRoom.test(open) && open.add(connection);
    }

    /** Changes the state of an open connection on which a limit depends, if the limit leaves room for the change. */
    synchronized boolean change(Predicate<Set<C>> hasRoom, Runnable change) {
        boolean permitted = hasRoom.test(open);
        if (permitted) {
            change.run();
        }
        return permitted;
    }

    synchronized void remove(C connection) {
        open.remove(connection);
    }

    synchronized int size() {
        return open.size();
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    /** Accepts no connection any more, and returns all that are open. */
    synchronized List<C> stop() {
        stopping = true;
        return new ArrayList<>(open);
    }
}
