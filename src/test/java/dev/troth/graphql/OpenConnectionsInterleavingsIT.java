package dev.troth.graphql;

import static dev.troth.testing.Interleavings.require;
import static dev.troth.testing.Interleavings.share;

import dev.troth.testing.Interleavings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenConnectionsInterleavingsIT {
    private static boolean isBelowTwo(Set<String> open) {
        return open.size() < 2;
    }

    @Test
    void noInterleavingAcceptsMoreThanTheLimit() {
        Interleavings.explore(() -> {
            OpenConnections<String> open = share(new OpenConnections<>());
            AtomicInteger accepted = new AtomicInteger();
            open.add("first", OpenConnectionsInterleavingsIT::isBelowTwo);
            Interleavings.together(
                    () -> accepted.addAndGet(open.add("second", OpenConnectionsInterleavingsIT::isBelowTwo) ? 1 : 0),
                    () -> accepted.addAndGet(open.add("third", OpenConnectionsInterleavingsIT::isBelowTwo) ? 1 : 0));
            require(accepted.get() == 1, "one is accepted");
            require(open.size() == 2, "two are open");
        });
    }

    /** Each socket becomes one of the workspace only after its authentication. */
    @Test
    void noInterleavingLetsMoreConnectionsOfAWorkspaceIn() {
        Interleavings.explore(() -> {
            OpenConnections<AtomicInteger> open = share(new OpenConnections<>());
            AtomicInteger one = new AtomicInteger();
            AtomicInteger other = new AtomicInteger();
            open.add(one, all -> true);
            open.add(other, all -> true);
            Interleavings.together(() -> enter(open, one), () -> enter(open, other));
            require(one.get() + other.get() == 1, "one has entered");
        });
    }

    private static void enter(OpenConnections<AtomicInteger> open, AtomicInteger socket) {
        open.change(all -> all.stream().noneMatch(any -> any.get() == 1), () -> socket.set(1));
    }

    @Test
    void everyConnectionAcceptedByAStoppingNodeIsClosed() {
        Interleavings.explore(() -> {
            OpenConnections<String> open = share(new OpenConnections<>());
            List<String> closed = new ArrayList<>();
            AtomicInteger accepted = new AtomicInteger();
            Interleavings.together(
                    () -> accepted.addAndGet(open.add("socket", all -> true) ? 1 : 0),
                    () -> closed.addAll(open.stop()));
            require(closed.size() == accepted.get(), "what is accepted is closed");
            require(!open.add("later", all -> true), "nothing is accepted later");
        });
    }
}
