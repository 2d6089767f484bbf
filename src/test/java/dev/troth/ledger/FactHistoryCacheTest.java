package dev.troth.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A long history that is kept in memory is always the one in the ledger. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FactHistoryCacheTest {
    @Inject
    Ledger ledger;

    @Inject
    FactStore store;

    @Inject
    FactCodec codec;

    @Inject
    BodyCodec bodies;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    private UUID account;

    @BeforeEach
    void anAccountOfManyFacts() {
        UUID home = workspace.fresh(database);
        Api.post("""
                {"type":"account","ref":"big","at":"2024-01-01T00:00:00Z","name":"Big"}
                """
                + IntStream.range(0, 600).mapToObj(i -> call("t" + i, i % 28)).collect(Collectors.joining("\n")));
        account = database.query(
                        "select id from account_stream where workspace_id = ?",
                        row -> row.getObject(1, UUID.class),
                        home)
                .getFirst();
    }

    private static String call(String ref, int day) {
        return "{\"type\":\"touchpoint\",\"ref\":\"%s\",\"account\":\"big\",\"at\":\"2025-01-%02dT08:00:00Z\",\"channel\":\"CALL\",\"direction\":\"OUT\"}"
                .formatted(ref, day + 1);
    }

    private List<String> history() {
        return history(AsOf.END_OF_TIME);
    }

    private List<String> history(AsOf moment) {
        return ledger.history(List.of(account), moment).get(account).stream()
                .map(Fact::toString)
                .toList();
    }

    private List<String> fromTheLedger() {
        return EffectiveFacts.effective(store.ofAccounts(List.of(account), null, AsOf.END_OF_TIME), bodies).stream()
                .map(Fact::toString)
                .toList();
    }

    @Test
    void cachedHistoryEqualsTheStoredOne() {
        List<String> first = history();
        assertThat(first).hasSize(601);
        assertThat(history()).isEqualTo(first);
        AsOf then = AsOf.at(Instant.parse("2025-01-10T12:00:00Z"));
        assertThat(history(then))
                .hasSizeBetween(200, 300)
                .isEqualTo(first.subList(0, history(then).size()));
    }

    @Test
    void writtenFactIsReadAtOnce() {
        history();
        Api.post(call("late", 3));
        assertThat(history()).hasSize(602).isEqualTo(fromTheLedger());
        Api.post("""
                {"type":"retracted","ref":"r","at":"2025-02-01T00:00:00Z","fact":"t7","reason":"Never happened"}""");
        assertThat(history()).hasSize(601).isEqualTo(fromTheLedger()).noneMatch(fact -> fact.contains("\"t7\""));
    }

    @Test
    void writerSeesOwnUncommittedFactsAndRollbackDiscardsThem() {
        List<String> before = history();
        QuarkusTransaction.begin();
        try {
            ledger.append(List.of(codec.read(call("mine", 5))));
            assertThat(history()).hasSize(602);
            ledger.append(List.of(codec.read(call("mine2", 6))));
            assertThat(history()).hasSize(603);
        } finally {
            QuarkusTransaction.rollback();
        }
        assertThat(history()).isEqualTo(before);
        QuarkusTransaction.requiringNew().run(() -> {
            ledger.append(List.of(codec.read(call("mine", 5))));
            history();
            ledger.append(List.of(codec.read(call("mine2", 6))));
        });
        assertThat(history()).hasSize(603).isEqualTo(fromTheLedger());
    }
}
