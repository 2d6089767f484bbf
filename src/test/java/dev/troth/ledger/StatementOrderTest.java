package dev.troth.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troth.ledger.FactFeed.Batch;
import dev.troth.ledger.FactFeed.Position;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.UserError;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.WorkspaceScope;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import dev.troth.testing.Turns;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that live in PostgreSQL, for many orders of the statements of concurrent transactions. A failure names the seed
 * that repeats its order.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class StatementOrderTest {
    @Inject
    Ledger ledger;

    @Inject
    Recorder recorder;

    @Inject
    FactFeed feed;

    @Inject
    FactCodec codec;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    private UUID home;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @BeforeEach
    void twoAccounts() {
        home = workspace.fresh(database);
        append(account("a"), account("b"));
    }

    private void append(String... lines) {
        assertThat(ledger.append(List.of(lines).stream().map(codec::read).toList()))
                .allMatch(AppendResult.Accepted.class::isInstance);
    }

    private static String account(String ref) {
        return "{\"type\":\"account\",\"ref\":\"%1$s\",\"at\":\"2025-01-01T00:00:00Z\",\"name\":\"%1$s\"}"
                .formatted(ref);
    }

    private static String call(String account, String ref) {
        return "{\"type\":\"touchpoint\",\"ref\":\"%s\",\"account\":\"%s\",\"at\":\"2025-02-01T00:00:00Z\",\"channel\":\"CALL\",\"direction\":\"OUT\"}"
                .formatted(ref, account);
    }

    /** Work in a transaction, whose commit has a turn of its own. */
    private Runnable transaction(Runnable work, Runnable committed) {
        return () -> WorkspaceScope.run(home, () -> {
            QuarkusTransaction.requiringNew().run(() -> {
                work.run();
                Turns.pause();
            });
            committed.run();
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readerOfTheFeedMissesNothingAndWaitsForNothingThatIsThere(long seed) {
        Position start = feed.now();
        Set<String> committed = ConcurrentHashMap.newKeySet();
        List<String> read = Collections.synchronizedList(new ArrayList<>());
        Turns.take(
                seed,
                transaction(
                        () -> append(call("a", "a1"), call("a", "a2")), () -> committed.addAll(List.of("a1", "a2"))),
                transaction(() -> append(call("b", "b1")), () -> committed.add("b1")),
                transaction(() -> database.query("select pg_current_xact_id()", row -> 1), () -> {}),
                () -> WorkspaceScope.run(home, () -> follow(start, committed, read)));
        assertThat(read).hasSize(3);
        await().untilAsserted(() -> assertThat(WorkspaceScope.within(home, () -> refs(feed.after(start, 10))))
                .isEqualTo(read));
    }

    /** Reads on until everything is read, as a subscription does. */
    private void follow(Position start, Set<String> committed, List<String> read) {
        Position place = start;
        while (read.size() < 3) {
            Set<String> there = Set.copyOf(committed);
            Batch batch = feed.after(place, 10);
            read.addAll(refs(batch));
            if (!batch.entries().isEmpty()) {
                place = batch.entries().getLast().position();
            } else if (!batch.pending()) {
                assertThat(read).as("read before the next notification").containsAll(there);
            }
        }
    }

    private static List<String> refs(Batch batch) {
        return batch.entries().stream()
                .map(FactFeed.Entry::fact)
                .filter(fact -> fact.type().name().equals("touchpoint"))
                .map(Fact::ref)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void requestsWithOneKeyAreExecutedOnce(long seed) {
        List<RecordResult> results = Collections.synchronizedList(new ArrayList<>());
        Runnable request = () -> {
            try {
                transaction(() -> results.add(record()), () -> {}).run();
            } catch (QuarkusTransactionException refused) {
                // A refusal marks the transaction for a rollback.
            }
        };
        Runnable aborted = () -> assertThatThrownBy(() -> transaction(
                                () -> {
                                    record();
                                    Turns.pause();
                                    throw new IllegalStateException("aborted");
                                },
                                () -> {})
                        .run())
                .hasStackTraceContaining("aborted");
        Turns.take(seed, request, request, aborted);
        results.add(record());
        Fact fact = results.getLast().fact();
        assertThat(results)
                .filteredOn(result -> result.fact() != null && !result.replayed())
                .hasSize(1);
        assertThat(results)
                .allMatch(result -> result.fact() == null
                        ? isInFlight(result)
                        : result.fact().id().equals(fact.id()));
        assertThat(database.query(
                        "select ref from fact where workspace_id = ? and type = 'touchpoint'",
                        row -> row.getString("ref"),
                        home))
                .containsExactly(fact.ref());
    }

    private static boolean isInFlight(RecordResult result) {
        return result.errors().stream().map(UserError::code).toList().equals(List.of(ProblemCode.IN_FLIGHT));
    }

    private RecordResult record() {
        MutationInput input = new FactInput() {};
        input.idempotencyKey = "key";
        return recorder.record(input, "a", () -> codec.read(call("a", "unused")).body());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneOfTwoChangesOfTheSameVersionSucceeds(long seed) {
        append(
                "{\"type\":\"commitmentMade\",\"ref\":\"c\",\"account\":\"a\",\"at\":\"2025-02-01T00:00:00Z\",\"title\":\"t\",\"dueAt\":\"2025-03-01T00:00:00Z\"}");
        List<AppendResult> results = Collections.synchronizedList(new ArrayList<>());
        Turns.take(
                seed,
                transaction(() -> results.add(change("1")), () -> {}),
                transaction(() -> results.add(change("2")), () -> {}));
        assertThat(results).filteredOn(AppendResult.Accepted.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(AppendResult.Refused.class::isInstance)
                .allMatch(result -> ((AppendResult.Refused) result).problem().code() == ProblemCode.CONFLICT)
                .hasSize(1);
    }

    private AppendResult change(String ref) {
        FactDraft draft = codec.read(
                "{\"type\":\"commitmentProgressed\",\"ref\":\"%s\",\"account\":\"a\",\"at\":\"2025-02-02T00:00:00Z\",\"commitment\":\"c\",\"percent\":5}"
                        .formatted(ref));
        return ledger.append(List.of(new FactDraft(
                        draft.type(),
                        draft.ref(),
                        draft.account(),
                        draft.at(),
                        null,
                        null,
                        null,
                        null,
                        draft.body(),
                        1)))
                .getFirst();
    }
}
