package dev.troth.platform.list;

import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.AccountOwnedRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a list takes before and after the database: cursors and statements a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ListBenchmark {
    private final ListDefinition definition = ListDefinition.of(
                    "Commitment", "commitments", "com", AccountOwnedRow.class, (row, batch) -> {
                        throw new UnsupportedOperationException("No row is shown here.");
                    })
            .text("title", "t.title", "What was promised.")
            .number("importance", "t.importance", "How much it matters.")
            .time("dueAt", "t.due_at", "When it is due.")
            .build();

    private final Map<String, Object> arguments = Map.of(
            "where",
            Map.of(
                    "or",
                    List.of(
                            Map.of("title", Map.of("contains", "lift"), "importance", Map.of("gte", 0.5)),
                            Map.of("dueAt", Map.of("before", "P7D")))),
            "orderBy",
            List.of(Map.of("field", "DUE_AT", "direction", "DESC")));

    private final ListRequest request = ListRequest.of(definition, arguments);
    private final Cursor cursor =
            new Cursor(List.of("2026-11-01 09:00:00+00", "0195d7f1-0000-7000-8000-000000000001"));
    private final String text = cursor.text(definition, request.order());
    private final AsOf moment = AsOf.at(Instant.parse("2026-11-01T00:00:00Z"));

    @Benchmark
    public String cursorWritten() {
        return cursor.text(definition, request.order());
    }

    @Benchmark
    public Cursor cursorRead() {
        return Cursor.parse("after", text, definition, request.order());
    }

    /** From the arguments of a field to SQL. */
    @Benchmark
    @SuppressWarnings("NullAway") // a list of a word of accounts asks neither for other words nor for segments
    public String statement() {
        ListRequest asked = ListRequest.of(definition, arguments);
        ListQuery query = new ListQuery(
                asked, moment, new ListQuery.Sources(new UUID(0, 1), null, id -> Map.of(), Map.of(), Set.of()));
        return query.selection("t.id, t.title", Sql.TRUE, 26).text();
    }
}
