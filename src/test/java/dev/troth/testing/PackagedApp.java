package dev.troth.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** The packaged jar or native executable as an operator starts and stops it: a process with a port and a log. */
public final class PackagedApp implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The jar, or with -Dnative the executable, as the POM says. */
    /** Path of the jar or of the native executable. */
    public static final String PROGRAM = Path.of(System.getProperty("packaged", "target/quarkus-app/quarkus-run.jar"))
            .toAbsolutePath()
            .toString();

    private final Process process;
    private final int port;
    private final Path log;

    private PackagedApp(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts it; it need not come up.
     *
     * @param folder for its log, and the one it works in
     * @param properties as in "-Dname=value"
     */
    public static PackagedApp start(Path folder, Map<String, String> environment, String... properties)
            throws IOException {
        return start(folder, environment, List.of(properties), List.of());
    }

    /**
     * Starts it with arguments.
     *
     * @param folder for its log, and the one it works in
     * @param arguments as in {@code --version}
     */
    public static PackagedApp call(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), List.of(), List.of(arguments));
    }

    private static PackagedApp start(
            Path folder, Map<String, String> environment, List<String> properties, List<String> arguments)
            throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path log = folder.resolve("log-" + port);
        ProcessBuilder builder = new ProcessBuilder(command(port, properties, arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("TROTH_ACCESS_MODE", "local");
        builder.environment().putAll(environment);
        return new PackagedApp(builder.start(), port, log);
    }

    private static List<String> command(int port, List<String> properties, List<String> arguments) {
        boolean jar = PROGRAM.endsWith(".jar");
        List<String> command = new ArrayList<>();
        command.add(
                jar ? Path.of(System.getProperty("java.home"), "bin", "java").toString() : PROGRAM);
        command.add("-Dquarkus.http.port=" + port);
        command.addAll(properties);
        if (jar) {
            command.addAll(List.of("-jar", PROGRAM));
        }
        command.addAll(arguments);
        return command;
    }

    /** A node that is ready, on a PostgreSQL of this machine that others may use as well. */
    public static PackagedApp on(int databasePort, Path folder) throws IOException, InterruptedException {
        return on(databasePort, folder, Map.of());
    }

    /**
     * The same with some settings.
     *
     * @param environment the settings
     */
    public static PackagedApp on(int databasePort, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres");
        all.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        all.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
        return start(folder, all).awaitReady();
    }

    /** Waits until it serves its schema. */
    public PackagedApp awaitReady() throws IOException, InterruptedException {
        awaitUp();
        assertThat(get("/graphql/schema.graphql").statusCode()).isEqualTo(200);
        return this;
    }

    /** Waits until it answers anything. */
    public PackagedApp awaitUp() throws IOException {
        try {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(
                            () -> {
                                assertThat(process.isAlive()).as(says()).isTrue();
                                return get("/graphql");
                            },
                            response -> true);
        } catch (ConditionTimeoutException late) {
            throw new AssertionError("Troth did not start: " + says(), late);
        }
        return this;
    }

    public String says() throws IOException {
        return Files.readString(log);
    }

    public Process process() {
        return process;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "application/x-ndjson", null);
    }

    public HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send("POST", path, type, HttpRequest.BodyPublishers.ofString(body));
    }

    public HttpResponse<String> post(String path, String type, Path body) throws IOException, InterruptedException {
        return send("POST", path, type, HttpRequest.BodyPublishers.ofFile(body));
    }

    /** The data of the answer to a query that must work. */
    public JsonNode query(String query) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("query", query));
        JsonNode answer =
                JSON.readTree(post("/graphql", "application/json", body).body());
        assertThat(answer.has("errors")).as(answer.toPrettyString()).isFalse();
        return answer.get("data");
    }

    private HttpResponse<String> send(String method, String path, String type, HttpRequest.@Nullable BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", type)
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : body)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Kills the process, as a power failure does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
