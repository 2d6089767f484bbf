package dev.troth.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
    private final Vertx vertx = Vertx.vertx();
    private final ConcurrencyLimit limit = new ConcurrencyLimit(vertx, 2, 1);
    private final UUID greedy = UUID.randomUUID();
    private final UUID modest = UUID.randomUUID();

    @AfterEach
    void end() {
        vertx.close();
    }

    @Test
    void requestsOverTheLimitWaitAndOtherWorkspacesDoNot() {
        Future<Runnable> first = limit.enter(greedy);
        Future<Runnable> second = limit.enter(greedy);
        Future<Runnable> third = limit.enter(greedy);
        Future<Runnable> fourth = limit.enter(greedy);
        assertThat(first.succeeded() && second.succeeded()).isTrue();
        assertThat(third.isComplete()).isFalse();
        assertThat(fourth.cause()).isInstanceOf(ConcurrencyLimit.Crowded.class).hasMessageContaining("1 waiting");
        assertThat(limit.enter(modest).succeeded()).isTrue();
        first.result().run();
        // A turn ends once, however often it is said.
        first.result().run();
        await().until(third::succeeded);
        assertThat(limit.enter(greedy).isComplete()).isFalse();
    }

    @Test
    void turnsAreFreeAgainWhenTheirRequestsHaveEnded() {
        for (int i = 0; i < 10; i++) {
            limit.enter(greedy).result().run();
        }
        assertThat(limit.enter(greedy).succeeded()).isTrue();
        assertThat(limit.enter(greedy).succeeded()).isTrue();
        assertThat(limit.enter(greedy).succeeded()).isFalse();
    }
}
