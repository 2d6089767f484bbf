package dev.troth.graphql.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

/** Writing the same hundred rows: answers a second, by our writer and by Jackson's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class JsonBenchmark {
    private static final int ROWS = 100;
    private static final JsonFactory JACKSON = new JsonFactory();
    private static final byte[] TITLE = JsonBuffer.ascii("\"title\":");
    private static final byte[] SCORE = JsonBuffer.ascii("\"score\":");

    private final double score = 16.767703409343163;
    private final String title = "Bring the vault lift back into service, part 4";

    @Benchmark
    public JsonBuffer ours() {
        JsonBuffer json = new JsonBuffer(16_384);
        json.raw('[');
        for (int i = 0; i < ROWS; i++) {
            json.raw('{');
            json.raw(TITLE);
            json.string(title);
            json.raw(',');
            json.raw(SCORE);
            json.number(score + i);
            json.raw('}');
        }
        json.raw(']');
        return json;
    }

    @Benchmark
    public byte[] jackson() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
        try (JsonGenerator json = JACKSON.createGenerator(bytes)) {
            json.writeStartArray();
            for (int i = 0; i < ROWS; i++) {
                json.writeStartObject();
                json.writeStringField("title", title);
                json.writeNumberField("score", score + i);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }
}
