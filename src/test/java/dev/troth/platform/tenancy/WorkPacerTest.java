package dev.troth.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkPacerTest {
    /** More than any machine that runs this test has processors, so the pause is the longest one: a second. */
    private static final int THREADS = 10_000;

    private final Vertx vertx = Vertx.vertx();
    private final OperationPool pool = new OperationPool(vertx, 24);
    private final WorkPacer pacer = new WorkPacer(pool, WorkspaceScope::bound);
    private final UUID greedy = UUID.randomUUID();

    @AfterEach
    void end() {
        vertx.close();
    }

    @Test
    void workPausesWhileAnotherWorkspaceIsActive() {
        await().until(pool.run(UUID.randomUUID(), () -> true)::succeeded);
        assertThat(pauseOf(THREADS)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
    }

    @Test
    void workOfTheOnlyActiveWorkspaceDoesNotPause() {
        await().until(pool.run(greedy, () -> true)::succeeded);
        assertThat(pauseOf(THREADS)).isLessThan(Duration.ofMillis(900));
    }

    @Test
    void workThatHasEndedDoesNotCount() {
        List<WorkPacer.Pace> ended = begin(THREADS);
        ended.forEach(WorkPacer.Pace::close);
        await().until(pool.run(UUID.randomUUID(), () -> true)::succeeded);
        assertThat(pauseOf(1)).isLessThan(Duration.ofMillis(900));
    }

    private List<WorkPacer.Pace> begin(int threads) {
        return WorkspaceScope.within(
                greedy,
                () -> IntStream.range(0, threads).mapToObj(any -> pacer.begin()).toList());
    }

    /** How long one of so many threads of the workspace pauses after some work. */
    private Duration pauseOf(int threads) {
        List<WorkPacer.Pace> all = begin(threads);
        long worked = System.nanoTime();
        while (System.nanoTime() - worked < 5_000_000) {
            Thread.onSpinWait();
        }
        long began = System.nanoTime();
        all.getLast().pause();
        Duration paused = Duration.ofNanos(System.nanoTime() - began);
        all.forEach(WorkPacer.Pace::close);
        return paused;
    }
}
