package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping the packaged jar as an operator does, by its process. */
class StartIT {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @TempDir
    Path folder;

    private record Running(Process process, int port, Path log) {
        String says() throws IOException {
            return Files.readString(log);
        }
    }

    private Running start(Map<String, String> environment, String... properties) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dquarkus.http.port=" + port));
        command.addAll(List.of(properties));
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        Path log = folder.resolve("log-" + port);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Running(builder.start(), port, log);
    }

    private static void awaitReady(Running troth) throws Exception {
        for (int i = 0; i < 300; i++) {
            assertThat(troth.process.isAlive()).as(troth.says()).isTrue();
            try {
                if (send(troth, "GET", "/graphql/schema.graphql", null).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(200);
            }
        }
        throw new AssertionError("Troth did not start: " + troth.says());
    }

    private static HttpResponse<String> send(Running troth, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + troth.port + path))
                .header("Content-Type", "application/x-ndjson")
                .method(method, publisher)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void factsSurviveAKillAndTheDemoIsNotLoadedIntoThem() throws Exception {
        String data = "-Dtroth.data=" + folder.resolve("data");
        Running first = start(Map.of(), data, "-Dtroth.demo=false");
        awaitReady(first);
        assertThat(first.says()).contains("Database: embedded PostgreSQL in " + folder.resolve("data/postgres"));
        assertThat(first.says()).contains("/q/graphql-ui");
        String fact = "{\"type\":\"account\",\"ref\":\"acme\",\"at\":\"2025-01-01T00:00:00Z\",\"name\":\"Acme\"}";
        assertThat(send(first, "POST", "/facts", fact).body()).contains("\"accepted\":1");
        first.process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        Running second = start(Map.of(), data, "-Dtroth.demo=true");
        awaitReady(second);
        assertThat(send(second, "GET", "/facts", null).body())
                .contains("\"ref\":\"acme\"")
                .hasLineCount(1);
        second.process.destroy();
        assertThat(second.process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aUrlThatIsNotOneIsAnErrorNotAnEmptyDatabase() throws Exception {
        assertStops(start(Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgre://db/troth?password=secret")))
                .contains("is not one of PostgreSQL")
                .doesNotContain("secret");
        assertStops(start(Map.of("QUARKUS_DATASOURCE_JDBC_URL", " "))).contains("is set, but blank");
        assertStops(start(Map.of("QUARKUS_DATASOURCE_URL", "jdbc:postgresql://db/troth")))
                .contains("Maybe QUARKUS_DATASOURCE_JDBC_URL?");
        assertStops(start(Map.of("QUARKUS_DATASOURCE_USERNAME", "troth")))
                .contains("Maybe the name of the URL was mistyped?");
        assertStops(start(Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/troth")))
                .contains("Connection to 127.0.0.1:1 refused");
    }

    private AbstractStringAssert<?> assertStops(Running troth) throws Exception {
        assertThat(troth.process.waitFor(60, TimeUnit.SECONDS)).as(troth.says()).isTrue();
        assertThat(troth.process.exitValue()).isNotZero();
        assertThat(troth.says()).doesNotContain("embedded PostgreSQL in");
        return assertThat(troth.says());
    }

    @Test
    void dataOfAnotherMajorVersionAreNotTouched() throws Exception {
        Path old = Files.createDirectories(folder.resolve("old/postgres"));
        Files.writeString(old.resolve("PG_VERSION"), "15\n");
        assertStops(start(Map.of(), "-Dtroth.data=" + folder.resolve("old")))
                .contains("were written by PostgreSQL 15, but this Troth brings 18");
    }
}
