package dev.troth.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.WorkspaceScope;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The law of the ledger: what is kept beside the facts is the fold of the facts, to the last bit, however they came.
 * Checked by telling the same facts again, in order and at once, to an empty workspace.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LedgerPropertyTest {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    @Inject
    Ledger ledger;

    @Inject
    FactCodec codec;

    @Inject
    TestWorkspace workspace;

    @Inject
    @Any
    Instance<RebuildableProjection> tables;

    @Inject
    Database database;

    @BeforeEach
    void emptyWorkspace() {
        workspace.fresh(database);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void statesAndRowsEqualTheFoldOfTheLedger(long seed) {
        Random random = new Random(seed);
        List<String> lines = lines(random, 60);
        Collections.shuffle(lines, random);
        append(List.of(account()));
        for (int from = 0; from < lines.size(); ) {
            int to = Math.min(lines.size(), from + 1 + random.nextInt(12));
            append(lines.subList(from, to));
            from = to;
        }
        assertThat(kept()).as("seed " + seed).isEqualTo(keptByTellingAgain());
    }

    @Test
    void writersOfOneAccountQueue() throws InterruptedException {
        append(List.of(account()));
        UUID home = workspace.id();
        Random random = new Random(42);
        List<String> lines = lines(random, 200);
        Collections.shuffle(lines, random);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService writers = Executors.newFixedThreadPool(8);
        for (int writer = 0; writer < 8; writer++) {
            int own = writer;
            writers.submit(() -> WorkspaceScope.within(home, () -> {
                start.await();
                for (int i = own; i < lines.size(); i += 8) {
                    append(List.of(lines.get(i)));
                }
                return home;
            }));
        }
        start.countDown();
        writers.shutdown();
        assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(kept()).isEqualTo(keptByTellingAgain());
    }

    @Test
    void concurrentAppendsOfTheSameFactWriteItOnce() throws InterruptedException {
        append(List.of(account()));
        UUID home = workspace.id();
        String fact = line("touchpoint", "t", START, "\"channel\":\"CALL\",\"direction\":\"OUT\"");
        List<AppendResult> outcomes = Collections.synchronizedList(new ArrayList<>());
        ExecutorService writers = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 16; i++) {
            writers.submit(() -> WorkspaceScope.within(home, () -> outcomes.addAll(append(List.of(fact)))));
        }
        writers.shutdown();
        assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(outcomes)
                .hasSize(16)
                .filteredOn(AppendResult.Accepted.class::isInstance)
                .hasSize(1);
        assertThat(outcomes).filteredOn(AppendResult.Known.class::isInstance).hasSize(15);
    }

    private List<AppendResult> append(List<String> lines) {
        return ledger.append(lines.stream().map(codec::read).toList());
    }

    /** What is kept of each account beside its facts. */
    private Map<String, String> kept() {
        Map<String, String> kept = new TreeMap<>();
        database.query(
                """
                select s.ref, a.state from account_state a join account_stream s
                  on s.workspace_id = a.workspace_id and s.id = a.account_id where a.workspace_id = ?
                """,
                row -> kept.put("state " + row.getString("ref"), HexFormat.of().formatHex(row.getBytes("state"))),
                workspace.id());
        for (RebuildableProjection table : tables) {
            database.query(
                    "select (to_jsonb(t) - '{workspace_id,id,account_id,fact_id,person_id}'::text[])::text as row from "
                            + table.table() + " t where workspace_id = ?",
                    row -> kept.put(table.table() + " " + row.getString("row"), ""),
                    workspace.id());
        }
        return kept;
    }

    private Map<String, String> keptByTellingAgain() {
        List<String> facts = new ArrayList<>();
        ledger.each(List.of(), List.of(), fact -> facts.add(codec.write(fact)));
        UUID here = workspace.id();
        workspace.fresh(database);
        assertThat(append(facts)).allMatch(AppendResult.Accepted.class::isInstance);
        Map<String, String> again = kept();
        assertThat(again).isNotEmpty();
        workspace.enter(here);
        return again;
    }

    private static String account() {
        return "{\"type\":\"account\",\"ref\":\"acme\",\"at\":\"" + START + "\",\"name\":\"Acme\"}";
    }

    /** Facts that mostly make sense, some of which correct others. */
    private static List<String> lines(Random random, int number) {
        List<String> lines = new ArrayList<>();
        lines.add(
                line("stakeholder", "ann", START, "\"person\":{\"ref\":\"p\",\"name\":\"Ann\"},\"department\":\"IT\""));
        for (int i = 0; i < number; i++) {
            Instant at = START.plus(Duration.ofHours(random.nextInt(9000)));
            Instant due = at.plus(Duration.ofHours(1 + random.nextInt(900)));
            Instant end = at.plus(Duration.ofHours(random.nextInt(1200)));
            switch (random.nextInt(10)) {
                case 0, 1 -> {
                    lines.add(line("commitmentMade", "c" + i, at, "\"title\":\"t\",\"dueAt\":\"" + due + "\""));
                    String word =
                            List.of("Kept", "Broken", "Withdrawn", "Released").get(random.nextInt(4));
                    lines.add(line("commitment" + word, "end" + i, end, "\"commitment\":\"c" + i + "\""));
                    lines.add(
                            line("commitmentProgressed", "up" + i, at, "\"commitment\":\"c" + i + "\",\"percent\":5"));
                    if (random.nextInt(3) == 0) {
                        lines.add(amended("am" + i, end, "c" + i, "{\"importance\":0.9}"));
                    }
                }
                case 2 -> {
                    lines.add(line("commitmentRequested", "c" + i, at, "\"title\":\"t\",\"importance\":0.8"));
                    lines.add(
                            line("commitmentMade", "c" + i, end, "\"title\":\"t\",\"dueAt\":\"2026-06-01T00:00:00Z\""));
                }
                case 3 -> {
                    lines.add(line("issueRaised", "i" + i, at, "\"severity\":0.5"));
                    lines.add(line("issueResolved", "done" + i, end, "\"issue\":\"i" + i + "\""));
                }
                case 4 -> {
                    lines.add(line("initiative", "n" + i, at, "\"name\":\"n\",\"priority\":0.8"));
                    lines.add(line("priorityChanged", "g" + i, end, "\"initiative\":\"n" + i + "\",\"to\":0.6"));
                    lines.add(line("effortSpent", "e" + i, end, "\"initiative\":\"n" + i + "\",\"hours\":3"));
                    lines.add(line(
                            "priorityChanged",
                            "d" + i,
                            end,
                            "\"initiative\":\"n" + i + "\","
                                    + (random.nextBoolean() ? "\"severity\":0.5" : "\"to\":0.3")));
                }
                case 5 -> {
                    lines.add(line("insight", "k" + i, at, "\"kind\":\"NEED\",\"text\":\"t\""));
                    lines.add(line("insightReviewed", "v" + i, end, "\"insight\":\"k" + i + "\",\"rank\":2"));
                    lines.add(line("feedback", "f" + i, at, "\"direction\":\"IN\",\"kind\":\"NPS\",\"value\":7"));
                }
                case 6 -> {
                    lines.add(
                            line(
                                    "contract",
                                    "o" + i,
                                    at,
                                    "\"value\":{\"amount\":\"9\",\"currency\":\"EUR\"},\"startsOn\":\"2025-01-01\",\"renewsOn\":\"2026-01-01\""));
                    lines.add(line("renewed", "w" + i, end, "\"contract\":\"o" + i + "\""));
                    lines.add(line("signal", "g" + i, at, "\"kind\":\"USE\",\"level\":0.5"));
                }
                default -> {
                    lines.add(
                            line(
                                    "touchpoint",
                                    "t" + i,
                                    at,
                                    "\"channel\":\"EMAIL\",\"direction\":\"OUT\",\"participants\":[\"ann\"],\"topics\":[\"A\"]"));
                    if (random.nextInt(4) == 0) {
                        lines.add(
                                "{\"type\":\"retracted\",\"ref\":\"re%d\",\"at\":\"%s\",\"fact\":\"t%d\",\"reason\":\"r\"}"
                                        .formatted(i, end, i));
                    } else if (random.nextInt(4) == 0) {
                        lines.add(amended("am" + i, end, "t" + i, "{\"at\":\"" + due + "\",\"mutual\":true}"));
                    }
                }
            }
        }
        return lines;
    }

    private static String amended(String ref, Instant at, String fact, String fields) {
        return "{\"type\":\"amended\",\"ref\":\"%s\",\"at\":\"%s\",\"fact\":\"%s\",\"fields\":%s}"
                .formatted(ref, at, fact, fields);
    }

    private static String line(String type, String ref, Instant at, String fields) {
        return "{\"type\":\"%s\",\"ref\":\"%s\",\"account\":\"acme\",\"at\":\"%s\",%s}"
                .formatted(type, ref, at, fields);
    }
}
