package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troth.platform.database.PostgresHome;
import dev.troth.platform.database.PostgresServer;
import dev.troth.testing.PackagedApp;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failure of the database, shutdown, and concurrent writes of two nodes, with real processes. */
class ResilienceIT {
    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";

    @TempDir
    Path folder;

    private int port;
    private PostgresServer database;

    @BeforeEach
    void aDatabaseOfItsOwn() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        database = startDatabase();
    }

    @AfterEach
    void stop() throws IOException {
        database.close();
    }

    private PostgresServer startDatabase() throws Exception {
        return PostgresServer.start(
                PostgresHome.carried(), folder.resolve("postgres"), port, Map.of(), Duration.ofSeconds(60));
    }

    private PackagedApp node() throws Exception {
        return PackagedApp.on(port, folder);
    }

    private static String open(String ref) {
        return "{\"query\":\"mutation { openAccount(input: { ref: \\\"%1$s\\\", name: \\\"%1$s\\\", idempotencyKey: \\\"%1$s\\\" }) { replayed userErrors { code } } }\"}"
                .formatted(ref);
    }

    private static List<String> refs(PackagedApp troth) throws Exception {
        return troth.get("/facts")
                .body()
                .lines()
                .map(line -> line.replaceAll(".*\"ref\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    @Test
    void lostDatabaseIsReportedAndItsReturnResumesService() throws Exception {
        try (PackagedApp troth = node()) {
            assertThat(troth.post("/graphql", JSON, open("acme")).body()).contains("\"userErrors\":[]");
            assertThat(troth.get("/q/health/ready").statusCode()).isEqualTo(200);
            database.close();
            long asked = System.nanoTime();
            HttpResponse<String> answer =
                    troth.post("/graphql", JSON, "{\"query\":\"{ accounts { nodes { ref } } }\"}");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
            assertThat(answer.body())
                    .contains("\"code\":\"UNAVAILABLE\"", "retry in a moment")
                    .doesNotContain("SQL", "postgres", "Exception");
            assertThat(troth.post("/facts", NDJSON, "").statusCode()).isEqualTo(503);
            assertThat(troth.get("/q/health/ready").statusCode()).isEqualTo(503);
            assertThat(troth.get("/q/health/live").statusCode()).isEqualTo(200);
            database = startDatabase();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> troth.get("/q/health/ready").statusCode() == 200);
            assertThat(troth.query("{ accounts { nodes { ref } } }").toString()).contains("acme");
            assertThat(troth.post("/graphql", JSON, open("beta")).body()).contains("\"userErrors\":[]");
        }
    }

    @Test
    void runningRequestsOfAStoppingNodeAreCompleted() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        List<String> torn = new ArrayList<>();
        AtomicBoolean told = new AtomicBoolean();
        AtomicInteger numbers = new AtomicInteger();
        try (PackagedApp troth = node();
                ExecutorService clients = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < 8; client++) {
                all.add(clients.submit(() -> {
                    while (true) {
                        String ref = "a" + numbers.incrementAndGet();
                        boolean before = !told.get();
                        try {
                            HttpResponse<String> answer = troth.post("/graphql", JSON, open(ref));
                            if (answer.statusCode() == 200 && answer.body().contains("\"userErrors\":[]")) {
                                acknowledged.add(ref);
                            } else {
                                synchronized (torn) {
                                    if (answer.statusCode() != 503) {
                                        torn.add(answer.statusCode() + answer.body());
                                    }
                                }
                                return null;
                            }
                        } catch (ConnectException refused) {
                            return null;
                        } catch (IOException broken) {
                            synchronized (torn) {
                                if (before) {
                                    torn.add(ref + " " + broken);
                                }
                            }
                            return null;
                        }
                    }
                }));
            }
            // A loaded machine needs longer than an idle one.
            await("enough requests are served").atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() > 50);
            told.set(true);
            troth.process().destroy();
            assertThat(troth.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            for (Future<?> client : all) {
                client.get(30, TimeUnit.SECONDS);
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(50);
        assertThat(torn)
                .as("requests sent before the node was told to stop, and not answered")
                .isEmpty();
        try (PackagedApp next = node()) {
            assertThat(refs(next)).containsAll(acknowledged).doesNotHaveDuplicates();
        }
    }

    @Test
    void subscriptionsOfAStoppingNodeAreClosedAtOnce() throws Exception {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        CompletableFuture<String> greeted = new CompletableFuture<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                greeted.complete(text.toString());
                return WebSocket.Listener.super.onText(socket, text, last);
            }

            @Override
            public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                closed.complete(status);
                return CompletableFuture.completedStage(null);
            }
        };
        Path data = folder.resolve("first");
        try (PackagedApp troth = PackagedApp.start(folder, Map.of(), "-Dtroth.data=" + data, "-Dtroth.demo=false")
                        .awaitReady();
                HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket = client.newWebSocketBuilder()
                    .subprotocols("graphql-transport-ws")
                    .buildAsync(URI.create(troth.url().replace("http", "ws") + "/graphql"), listener)
                    .get(10, TimeUnit.SECONDS);
            socket.sendText("{\"type\":\"connection_init\"}", true);
            assertThat(greeted.get(5, TimeUnit.SECONDS)).contains("connection_ack");
            socket.sendText(
                    "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription { facts { id } }\"}}",
                    true);
            Thread.sleep(500); // nothing tells when a subscription without facts has begun
            troth.process().destroy();
            assertThat(closed.get(5, TimeUnit.SECONDS)).isEqualTo(1001);
            assertThat(troth.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(troth.says()).contains("stopped in").doesNotContain("Exception", "ERROR", "WARN");
        }
    }

    @Test
    void sameFactSentToTwoNodesIsWrittenOnce() throws Exception {
        try (PackagedApp one = node();
                PackagedApp two = node();
                ExecutorService clients = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> calls = IntStream.range(0, 200)
                    .<Callable<String>>mapToObj(i -> () -> {
                        String body = "";
                        for (int t = 0; t < 40 && !body.contains("\"userErrors\":[]"); t++) {
                            body = (i % 2 == 0 ? one : two)
                                    .post("/graphql", JSON, open("k" + i / 8))
                                    .body();
                        }
                        return body;
                    })
                    .toList();
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : clients.invokeAll(calls)) {
                answers.add(answer.get());
            }
            assertThat(answers).allMatch(answer -> answer.contains("\"userErrors\":[]"));
            assertThat(answers.stream().filter(answer -> answer.contains("\"replayed\":false")))
                    .hasSize(25);
            assertThat(refs(one)).hasSize(25).doesNotHaveDuplicates();
            assertThat(refs(two)).hasSize(25);
        }
    }

    @Test
    void oneOfManyConcurrentChangesOnTwoNodesSucceeds() throws Exception {
        try (PackagedApp one = node();
                PackagedApp two = node();
                ExecutorService clients = Executors.newFixedThreadPool(8)) {
            one.post("/graphql", JSON, open("acme"));
            String change = "{\"query\":\"mutation { updateAccount(input: { account: \\\"acme\\\", tier: \\\"t%d\\\","
                    + " expectedVersion: 1 }) { userErrors { code } } }\"}";
            List<Callable<String>> calls = IntStream.range(0, 16)
                    .<Callable<String>>mapToObj(i -> () -> (i % 2 == 0 ? one : two)
                            .post("/graphql", JSON, change.formatted(i))
                            .body())
                    .toList();
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : clients.invokeAll(calls)) {
                answers.add(answer.get());
            }
            assertThat(answers.stream().filter(answer -> answer.contains("\"userErrors\":[]")))
                    .as(answers.toString())
                    .hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.contains("CONFLICT")))
                    .hasSize(15);
        }
    }

    @Test
    void copiedFolderAndExportGiveTheSameScores() throws Exception {
        String scores =
                "{ accounts(first: 50, orderBy: [{field: NAME}]) { nodes { ref trust { score { value } } churnRisk { horizons { probability } } } } }"
                        .replace("accounts(", "accounts(asOf: \\\"2026-11-01T00:00:00Z\\\", ");
        Path data = folder.resolve("first");
        String before;
        String facts;
        try (PackagedApp first = PackagedApp.start(folder, Map.of(), "-Dtroth.data=" + data, "-Dtroth.demo=true")
                .awaitReady()) {
            before = first.post("/graphql", JSON, "{\"query\":\"" + scores + "\"}")
                    .body();
            facts = first.get("/facts").body();
        }
        String told = data(before);
        assertThat(told).contains("\"value\":");
        Path copy = folder.resolve("copy");
        copy(data, copy);
        try (PackagedApp second = PackagedApp.start(folder, Map.of(), "-Dtroth.data=" + copy, "-Dtroth.demo=false")
                .awaitReady()) {
            assertThat(data(second.post("/graphql", JSON, "{\"query\":\"" + scores + "\"}")
                            .body()))
                    .isEqualTo(told);
        }
        try (PackagedApp third = node()) {
            assertThat(third.post("/facts", NDJSON, facts).body()).contains("\"refused\":0");
            assertThat(data(third.post("/graphql", JSON, "{\"query\":\"" + scores + "\"}")
                            .body()))
                    .isEqualTo(told);
        }
    }

    private static String data(String answer) {
        return answer.substring(0, answer.indexOf("\"extensions\""));
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walked = Files.walk(from)) {
            all = walked.collect(Collectors.toList());
        }
        for (Path one : all) {
            Files.copy(one, to.resolve(from.relativize(one)), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
