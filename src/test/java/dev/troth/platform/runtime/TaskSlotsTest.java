package dev.troth.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class TaskSlotsTest {
    private final UUID greedy = UUID.randomUUID();
    private final UUID modest = UUID.randomUUID();

    @Test
    void oneWorkspaceLeavesSlotsToOthers() {
        TaskSlots slots = new TaskSlots(3, 2);
        assertThat(slots.take(greedy)).isTrue();
        assertThat(slots.take(greedy)).isTrue();
        assertThat(slots.take(greedy)).isFalse();
        assertThat(slots.take(modest)).isTrue();
        assertThat(slots.take(modest)).as("all three are taken").isFalse();
        slots.release(greedy);
        assertThat(slots.take(modest)).isTrue();
        assertThat(slots.take(greedy)).isFalse();
    }

    @Test
    void releasedSlotsAreFreeAgain() {
        TaskSlots slots = new TaskSlots(1, 1);
        for (int i = 0; i < 3; i++) {
            assertThat(slots.take(greedy)).isTrue();
            slots.release(greedy);
        }
        assertThat(slots.take(modest)).isTrue();
    }
}
