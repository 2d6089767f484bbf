package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.testing.Packaged;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping the packaged jar as an operator does, by its process. */
class StartIT {
    private static final String NDJSON = "application/x-ndjson";

    @TempDir
    Path folder;

    private Packaged start(Map<String, String> environment, String... properties) throws Exception {
        return Packaged.start(folder, environment, properties);
    }

    @Test
    void factsSurviveAKillAndTheDemoIsNotLoadedIntoThem() throws Exception {
        String data = "-Dtroth.data=" + folder.resolve("data");
        Packaged first = start(Map.of(), data, "-Dtroth.demo=false").awaitReady();
        assertThat(first.says()).contains("Database: embedded PostgreSQL in " + folder.resolve("data/postgres"));
        assertThat(setting(folder.resolve("data"), "fsync")).isEqualTo("on");
        assertThat(setting(folder.resolve("data"), "synchronous_commit")).isEqualTo("on");
        assertThat(first.says()).contains("/q/graphql-ui");
        String fact = "{\"type\":\"account\",\"ref\":\"acme\",\"at\":\"2025-01-01T00:00:00Z\",\"name\":\"Acme\"}";
        assertThat(first.post("/facts", NDJSON, fact).body()).contains("\"accepted\":1");
        first.kill();

        Packaged second = start(Map.of(), data, "-Dtroth.demo=true").awaitReady();
        assertThat(second.get("/facts").body()).contains("\"ref\":\"acme\"").hasLineCount(1);
        second.process().destroy();
        assertThat(second.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    /** What the embedded server says of one of its settings. */
    private static String setting(Path data, String name) throws Exception {
        String port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres");
                ResultSet row = connection.createStatement().executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void onlyTrustedDocumentsRunWhereOnlyThoseMay() throws Exception {
        Path documents = folder.resolve("documents.json");
        String query = "{ __typename }";
        Files.writeString(documents, "{\"sha256:ignored\": \"" + query + "\"}");
        try (Packaged troth = start(
                        Map.of(),
                        "-Dtroth.data=" + folder.resolve("trusted"),
                        "-Dtroth.demo=false",
                        "-Dtroth.graphql.documents=trusted",
                        "-Dtroth.graphql.introspection=false",
                        "-Dtroth.graphql.trusted-documents=" + documents)
                .awaitUp()) {
            String json = "application/json";
            assertThat(troth.post("/graphql", json, "{\"query\":\"" + query + "\"}")
                            .body())
                    .contains("\"__typename\":\"Query\"");
            assertThat(troth.post("/graphql", json, "{\"documentId\":\"sha256:ignored\"}")
                            .body())
                    .contains("\"__typename\":\"Query\"");
            var refused = troth.post("/graphql", json, "{\"query\":\"{ segments { id } }\"}");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("FORBIDDEN").contains("Only trusted documents run here");
            assertThat(troth.get("/graphql/schema.graphql").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whatIsWrittenOnOneNodeIsHeardOnTheOther() throws Exception {
        Path data = folder.resolve("shared");
        try (Packaged one = start(Map.of(), "-Dtroth.data=" + data, "-Dtroth.demo=false")
                        .awaitReady();
                Packaged two = Packaged.on(
                        Integer.parseInt(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                                .get(3)),
                        folder)) {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .subprotocols("graphql-transport-ws")
                    .buildAsync(URI.create(two.url().replace("http", "ws") + "/graphql"), new Hearing(heard))
                    .get(10, TimeUnit.SECONDS);
            socket.sendText("{\"type\":\"connection_init\"}", true).join();
            assertThat(heard.poll(10, TimeUnit.SECONDS)).contains("connection_ack");
            socket.sendText(
                            "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription { facts { ref } }\"}}",
                            true)
                    .join();
            Thread.sleep(1000);
            long before = System.nanoTime();
            one.query("mutation { openAccount(input: {ref: \"acme\", name: \"Acme\"}) { replayed } }");
            assertThat(heard.poll(10, TimeUnit.SECONDS)).contains("\"ref\":\"acme\"");
            // By a wake-up: looking without one happens every five seconds.
            assertThat(System.nanoTime() - before).isLessThan(4_000_000_000L);
            socket.abort();
        }
    }

    /** Collects what a websocket says. */
    private record Hearing(BlockingQueue<String> heard) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            heard.add(text.toString());
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    @Test
    void nobodyIsLetInUnlessSomebodySaysWho() throws Exception {
        assertStops(start(Map.of("TROTH_ACCESS_MODE", ""), "-Dtroth.data=" + folder.resolve("unsaid")))
                .contains("Say who may come in: TROTH_ACCESS_MODE=keys");
        assertStops(start(Map.of("QUARKUS_HTTP_HOST", "0.0.0.0"), "-Dtroth.data=" + folder.resolve("open")))
                .contains("Maybe TROTH_ACCESS_MODE=keys?");
        assertStops(start(Map.of("TROTH_ACCESS_MODE", "key"), "-Dtroth.data=" + folder.resolve("mistyped")))
                .contains("TROTH_ACCESS_MODE=\"key\" is unknown. Maybe keys, or local?");
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

    private AbstractStringAssert<?> assertStops(Packaged troth) throws Exception {
        assertThat(troth.process().waitFor(60, TimeUnit.SECONDS))
                .as(troth.says())
                .isTrue();
        assertThat(troth.process().exitValue()).isNotZero();
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
