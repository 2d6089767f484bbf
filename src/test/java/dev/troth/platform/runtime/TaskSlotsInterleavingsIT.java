package dev.troth.platform.runtime;

import static dev.troth.testing.Interleavings.require;
import static dev.troth.testing.Interleavings.share;

import dev.troth.testing.Interleavings;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TaskSlotsInterleavingsIT {
    @Test
    void noInterleavingExceedsALimitOrLosesASlot() {
        Interleavings.explore(() -> {
            TaskSlots slots = share(new TaskSlots(1, 1));
            UUID workspace = new UUID(0, 1);
            AtomicInteger taken = new AtomicInteger();
            Runnable take = () -> taken.addAndGet(slots.take(workspace) ? 1 : 0);
            Interleavings.together(take, take);
            require(taken.get() == 1, "there is one slot");
            slots.release(workspace);
            require(slots.take(new UUID(0, 2)), "no slot is lost");
        });
    }
}
