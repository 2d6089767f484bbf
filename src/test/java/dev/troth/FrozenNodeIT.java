package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.platform.database.PostgresHome;
import dev.troth.platform.database.PostgresServer;
import dev.troth.testing.PackagedApp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A node that is suspended while it runs a job, as a virtual machine may be, and resumes long after. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class FrozenNodeIT {
    private static final int FACTS = 60_000;
    private static final int ACCOUNTS = 20_000;

    @TempDir
    Path folder;

    @Test
    void jobOfAFrozenNodeIsFinishedElsewhereAndTheThawedNodeWritesNothing() throws Exception {
        try (PostgresServer database = PostgresServer.start(
                        PostgresHome.carried(), folder.resolve("postgres"), 0, Map.of(), Duration.ofSeconds(60));
                PackagedApp frozen = PackagedApp.on(database.port(), folder)) {
            String id = send(frozen);
            await(frozen, id, job -> job.path("done").asInt() > 0);
            signal(frozen, "STOP");
            JsonNode finished;
            try (PackagedApp other = PackagedApp.on(database.port(), folder)) {
                int doneByTheFirst = job(other, id).path("done").asInt();
                assertThat(doneByTheFirst).isBetween(1, FACTS - 1);
                finished = await(other, id, job -> job.path("status").asText().equals("SUCCEEDED"));
                assertThat(finished.path("accepted").asInt()).isEqualTo(FACTS);
                assertThat(finished.path("done").asInt()).isEqualTo(FACTS);
                signal(frozen, "CONT");
                Thread.sleep(5000); // time for the thawed node to write, which it must not
                assertThat(job(frozen, id)).isEqualTo(finished);
                assertThat(other.get("/facts").body().lines()).hasSize(FACTS).doesNotHaveDuplicates();
            }
            assertThat(frozen.get("/q/health/ready").statusCode()).isEqualTo(200);
        }
    }

    private static String send(PackagedApp node) throws Exception {
        String accounts = IntStream.range(0, ACCOUNTS)
                .mapToObj(
                        "{\"type\":\"account\",\"ref\":\"a%1$d\",\"at\":\"2025-01-01T00:00:00Z\",\"name\":\"A\"}"
                                ::formatted)
                .collect(Collectors.joining("\n"));
        String contacts = IntStream.range(0, FACTS - ACCOUNTS)
                .mapToObj(i ->
                        "{\"type\":\"touchpoint\",\"ref\":\"t%d\",\"account\":\"a%d\",\"at\":\"2025-02-01T00:00:00Z\",\"channel\":\"CALL\",\"direction\":\"OUT\"}"
                                .formatted(i, i % ACCOUNTS))
                .collect(Collectors.joining("\n"));
        String answer = node.post("/facts?async=true", "application/x-ndjson", accounts + "\n" + contacts)
                .body();
        return answer.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
    }

    private static JsonNode job(PackagedApp node, String id) throws Exception {
        return node.query("{ job(id: \"" + id
                        + "\") { status phase read facts done accepted known refused failure startedAt finishedAt } }")
                .get("job");
    }

    private static JsonNode await(PackagedApp node, String id, Predicate<JsonNode> condition) {
        return Awaitility.await(id).atMost(Duration.ofMinutes(2)).until(() -> job(node, id), condition);
    }

    private static void signal(PackagedApp node, String signal) throws Exception {
        assertThat(new ProcessBuilder(
                                "kill",
                                "-" + signal,
                                Long.toString(node.process().pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
