package dev.troth.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OneTimeTaskTest {
    private final UUID workspace = UUID.randomUUID();
    private final List<String> tried = new ArrayList<>();
    private final List<String> givenUp = new ArrayList<>();

    private Task<String> failingWith(Throwable fault) {
        return new OneTimeTask(
                        "kind",
                        new TaskSlots(1, 1),
                        key -> {
                            tried.add(key);
                            throw sneaky(fault);
                        },
                        givenUp::add)
                .task();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The cast is not checked, so any fault passes.
    private static <X extends Throwable> RuntimeException sneaky(Throwable fault) throws X {
        throw (X) fault;
    }

    /** Executes the task as the scheduler does after so many failures in a row. */
    private void execute(Task<String> task, int failures, int before) {
        TaskInstance<String> instance = new TaskInstance<>("kind", workspace + " key", workspace + " " + before);
        Execution execution =
                new Execution(Instant.EPOCH, instance, true, "node", Instant.EPOCH, Instant.EPOCH, failures, null, 1);
        task.execute(instance, new ExecutionContext(null, execution, null, null));
    }

    @Test
    void taskIsGivenUpAtItsFourthFailure() {
        Task<String> task = failingWith(new IllegalStateException("broken"));
        for (int failures = 0; failures < 3; failures++) {
            int earlier = failures;
            assertThatThrownBy(() -> execute(task, earlier, 0)).hasMessage("broken");
        }
        assertThat(givenUp).isEmpty();
        execute(task, 3, 0);
        assertThat(tried).hasSize(4);
        assertThat(givenUp).containsExactly("key");
    }

    @Test
    void errorsCountAsFailures() {
        execute(failingWith(new OutOfMemoryError("a test")), 3, 0);
        assertThat(givenUp).containsExactly("key");
    }

    @Test
    void failuresBeforeAWaitForASlotCount() {
        execute(failingWith(new IllegalStateException("broken")), 1, 2);
        assertThat(givenUp).containsExactly("key");
    }
}
