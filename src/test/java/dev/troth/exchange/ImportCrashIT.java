package dev.troth.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.testing.PackagedApp;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that loses its node, and the database server with it, in the middle of an import. */
class ImportCrashIT {
    private static final int ACCOUNTS = 4000;
    private static final int FACTS_OF_EACH = 50;
    private static final int FACTS = ACCOUNTS * FACTS_OF_EACH;

    @TempDir
    Path folder;

    @Test
    void crashedImportEndsWithEveryFactOnce() throws Exception {
        Path file = facts();
        String data = "-Dtroth.data=" + folder.resolve("data");
        PackagedApp first =
                PackagedApp.start(folder, Map.of(), data, "-Dtroth.demo=false").awaitReady();
        JsonNode taken = new ObjectMapper()
                .readTree(first.post("/facts?async=true", "application/x-ndjson", file)
                        .body());
        String id = taken.path("id").asText();
        assertThat(id).startsWith("job_");
        int done = await().atMost(Duration.ofMinutes(5))
                .until(() -> notFailed(first, id), job -> job.path("done").asInt() >= FACTS / 10)
                .path("done")
                .asInt();
        assertThat(done).isLessThan(FACTS);
        first.kill();

        try (PackagedApp second =
                PackagedApp.start(folder, Map.of(), data, "-Dtroth.demo=false").awaitReady()) {
            JsonNode job = job(second, id);
            assertThat(job.path("done").asInt()).isGreaterThanOrEqualTo(done).isLessThan(FACTS);
            job = await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(500))
                    .until(
                            () -> notFailed(second, id),
                            now -> now.path("status").asText().equals("SUCCEEDED"));
            assertThat(job.path("accepted").asInt()).isEqualTo(FACTS);
            assertThat(job.path("known").asInt()).isZero();
            assertThat(job.path("refused").asInt()).isZero();
            Path out = folder.resolve("out");
            Files.writeString(out, second.get("/facts").body());
            try (var lines = Files.lines(out)) {
                assertThat(lines.count()).isEqualTo(FACTS);
            }
            try (var lines = Files.lines(out)) {
                assertThat(lines.map(ImportCrashIT::name).distinct().count()).isEqualTo(FACTS);
            }
            JsonNode accounts = second.query("{ accounts(first: 1) { totalCount } }");
            assertThat(accounts.path("accounts").path("totalCount").asInt()).isEqualTo(ACCOUNTS);
        }
    }

    private static JsonNode job(PackagedApp troth, String id) throws IOException, InterruptedException {
        return troth.query("{ job(id: \"" + id + "\") { status phase done accepted known refused failure } }")
                .path("job");
    }

    private static JsonNode notFailed(PackagedApp troth, String id) throws IOException, InterruptedException {
        JsonNode job = job(troth, id);
        assertThat(job.path("status").asText()).as(job.toPrettyString()).isNotEqualTo("FAILED");
        return job;
    }

    private static String name(String line) {
        int type = line.indexOf("\"type\":\"");
        int ref = line.indexOf("\"ref\":\"");
        return line.substring(type, line.indexOf(',', type)) + line.substring(ref, line.indexOf(',', ref));
    }

    private Path facts() throws IOException {
        Path file = folder.resolve("facts.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int a = 0; a < ACCOUNTS; a++) {
                String account = "a%05d".formatted(a);
                out.write(
                        "{\"type\":\"account\",\"ref\":\"%s\",\"at\":\"2024-01-01T00:00:00Z\",\"name\":\"Account %d\"}\n"
                                .formatted(account, a));
                for (int i = 1; i < FACTS_OF_EACH; i++) {
                    out.write(
                            "{\"type\":\"touchpoint\",\"ref\":\"%s-%d\",\"account\":\"%s\",\"at\":\"2025-%02d-%02dT10:00:00Z\",\"channel\":\"EMAIL\",\"direction\":\"OUT\"}\n"
                                    .formatted(account, i, account, i % 12 + 1, i % 28 + 1));
                }
            }
        }
        return file;
    }
}
