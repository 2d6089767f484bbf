package dev.troth.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
    private final Vertx vertx = Vertx.vertx();
    private final ConcurrencyLimit limit = new ConcurrencyLimit(vertx, 2, 3);
    private final UUID greedy = UUID.randomUUID();
    private final UUID modest = UUID.randomUUID();

    @AfterEach
    void end() {
        vertx.close();
    }

    @Test
    void requestsOverTheLimitWaitAndOtherWorkspacesDoNot() {
        Future<Runnable> first = limit.enter(greedy, 1);
        Future<Runnable> second = limit.enter(greedy, 1);
        Future<Runnable> third = limit.enter(greedy, 1);
        Future<Runnable> fourth = limit.enter(greedy, 1);
        assertThat(first.succeeded() && second.succeeded()).isTrue();
        assertThat(third.isComplete()).isFalse();
        assertThat(fourth.cause()).isInstanceOf(ConcurrencyLimit.Crowded.class).hasMessageContaining("1 waiting");
        assertThat(limit.enter(modest, 1).succeeded()).isTrue();
        first.result().run();
        // A turn ends once, however often it is said.
        first.result().run();
        await().until(third::succeeded);
        assertThat(limit.enter(greedy, 1).isComplete()).isFalse();
    }

    @Test
    void turnsAreFreeAgainWhenTheirRequestsHaveEnded() {
        for (int i = 0; i < 10; i++) {
            limit.enter(greedy, 1).result().run();
        }
        assertThat(limit.enter(greedy, 1).succeeded()).isTrue();
        assertThat(limit.enter(greedy, 1).succeeded()).isTrue();
        assertThat(limit.enter(greedy, 1).succeeded()).isFalse();
    }

    @Test
    void whileAnotherWorkspaceIsActiveAWorkspaceGetsNoTurnsBeyondTheCommonLimit() {
        ConcurrencyLimit shared = new ConcurrencyLimit(vertx, 4, 2);
        List<Future<Runnable>> alone =
                List.of(shared.enter(greedy, 9), shared.enter(greedy, 9), shared.enter(greedy, 9));
        assertThat(alone).allMatch(Future::succeeded);
        Future<Runnable> other = shared.enter(modest, 9);
        assertThat(other.succeeded())
                .as("the first request of a workspace never waits")
                .isTrue();
        Future<Runnable> fourth = shared.enter(greedy, 9);
        alone.get(0).result().run();
        alone.get(1).result().run();
        assertThat(fourth.isComplete()).as("two run, which is the limit").isFalse();
        other.result().run();
        await().until(fourth::succeeded);
    }

    @Test
    void workspaceWithTheFewestRunningRequestsIsNext() {
        ConcurrencyLimit shared = new ConcurrencyLimit(vertx, 4, 4);
        Future<Runnable> first = shared.enter(greedy, 9);
        shared.enter(greedy, 9);
        shared.enter(greedy, 9);
        shared.enter(modest, 9);
        Future<Runnable> earlier = shared.enter(greedy, 9);
        Future<Runnable> later = shared.enter(modest, 9);
        first.result().run();
        await().until(later::succeeded);
        assertThat(earlier.isComplete()).isFalse();
    }

    @Test
    void workspaceThatIsAloneAgainUsesTheWholeNode() {
        AtomicLong nanos = new AtomicLong();
        ActiveWorkspaces active = new ActiveWorkspaces(nanos::get);
        active.add(modest);
        active.add(greedy);
        assertThat(active.isOnly(greedy)).isFalse();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        active.add(greedy);
        assertThat(active.isOnly(greedy))
                .as("the other one was active a moment ago")
                .isFalse();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(active.isOnly(greedy)).isTrue();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(3));
        assertThat(active.isOnly(modest)).as("none is active").isTrue();
    }
}
