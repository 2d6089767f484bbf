package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troth.platform.database.PostgresHome;
import dev.troth.platform.database.PostgresServer;
import dev.troth.testing.PackagedApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping the packaged application as an operator does, by its process. */
class StartupIT {
    private static final String NDJSON = "application/x-ndjson";

    @TempDir
    Path folder;

    private PackagedApp start(Map<String, String> environment, String... properties) throws Exception {
        return PackagedApp.start(folder, environment, properties);
    }

    @Test
    void factsSurviveAKillAndKeepTheDemoOut() throws Exception {
        String data = "-Dtroth.data=" + folder.resolve("data");
        PackagedApp first = start(Map.of(), data, "-Dtroth.demo=false").awaitReady();
        assertThat(first.says()).contains("Database: embedded PostgreSQL in " + folder.resolve("data/postgres"));
        assertThat(setting(folder.resolve("data"), "fsync")).isEqualTo("on");
        assertThat(setting(folder.resolve("data"), "synchronous_commit")).isEqualTo("on");
        assertThat(first.says()).contains("/q/graphql-ui");
        String fact = "{\"type\":\"account\",\"ref\":\"acme\",\"at\":\"2025-01-01T00:00:00Z\",\"name\":\"Acme\"}";
        assertThat(first.post("/facts", NDJSON, fact).body()).contains("\"accepted\":1");
        first.kill();

        PackagedApp second = start(Map.of(), data, "-Dtroth.demo=true").awaitReady();
        assertThat(second.get("/facts").body()).contains("\"ref\":\"acme\"").hasLineCount(1);
        second.process().destroy();
        // 128 and the number of SIGTERM.
        assertEnds(second, 143);
    }

    @Test
    void embeddedDatabaseThatWasKilledIsStartedAgain() throws Exception {
        Path data = folder.resolve("killed");
        PackagedApp troth =
                start(Map.of(), "-Dtroth.data=" + data, "-Dtroth.demo=false").awaitReady();
        String fact = "{\"type\":\"account\",\"ref\":\"%s\",\"at\":\"2025-01-01T00:00:00Z\",\"name\":\"Acme\"}";
        assertThat(troth.post("/facts", NDJSON, fact.formatted("before")).body())
                .contains("\"accepted\":1");
        long killed = postmaster(data);
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> postmaster(data) != killed
                        && troth.get("/q/health/ready").statusCode() == 200);
        assertThat(troth.post("/facts", NDJSON, fact.formatted("after")).body()).contains("\"accepted\":1");
        assertThat(troth.get("/facts").body())
                .contains("\"ref\":\"before\"", "\"ref\":\"after\"")
                .hasLineCount(2);
        assertThat(troth.says()).contains("The embedded PostgreSQL has ended. It is started again.");
        troth.close();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private static long postmaster(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static String port(Path data) throws IOException {
        return Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
    }

    private static String password(Path data) throws IOException {
        return Files.readString(data.resolve("postgres.password")).strip();
    }

    /** What the embedded server says of one of its settings. */
    private static String setting(Path data, String name) throws Exception {
        String port = port(data);
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password(data));
                ResultSet row = connection.createStatement().executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void untrustedDocumentsAreRefusedInTrustedMode() throws Exception {
        Path documents = folder.resolve("documents.json");
        String query = "{ __typename }";
        Files.writeString(
                documents,
                "{\"sha256:ignored\": \"" + query
                        + "\", \"sha256:schema\": \"{ __schema { queryType { name } } }\","
                        + " \"sha256:type\": \"{ ...root } fragment root on Query { __type(name: \\\"Query\\\") { name } }\"}");
        try (PackagedApp troth = start(
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
            assertThat(refused.body()).contains("FORBIDDEN").contains("Only trusted documents may run");
            assertThat(troth.get("/graphql/schema.graphql").statusCode()).isEqualTo(404);
            for (String introspection : List.of("sha256:schema", "sha256:type")) {
                var disabled = troth.post("/graphql", json, "{\"documentId\":\"" + introspection + "\"}");
                assertThat(disabled.statusCode()).isEqualTo(403);
                assertThat(disabled.body()).contains("\"FORBIDDEN\"").contains("Introspection is disabled");
            }
            assertThat(troth.says()).doesNotContain("ERROR");
        }
    }

    @Test
    void factWrittenOnOneNodeIsPublishedOnTheOther() throws Exception {
        Path data = folder.resolve("shared");
        try (PackagedApp one = start(Map.of(), "-Dtroth.data=" + data, "-Dtroth.demo=false")
                        .awaitReady();
                PackagedApp two = start(Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                "jdbc:postgresql://127.0.0.1:" + port(data) + "/postgres",
                                "QUARKUS_DATASOURCE_USERNAME",
                                "postgres",
                                "QUARKUS_DATASOURCE_PASSWORD",
                                password(data)))
                        .awaitReady()) {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .subprotocols("graphql-transport-ws")
                    .buildAsync(URI.create(two.url().replace("http", "ws") + "/graphql"), new Hearing(heard))
                    .get(10, TimeUnit.SECONDS);
            socket.sendText("{\"type\":\"connection_init\"}", true).join();
            assertThat(heard.poll(10, TimeUnit.SECONDS)).contains("connection_ack");
            socket.sendText(
                            "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription { facts { ref"
                                    + " } }\"}}",
                            true)
                    .join();
            Thread.sleep(1000); // so that the stream waits: the fact must arrive by a wake-up, not by the first read
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
    void productionStartWithoutAccessModeFails() throws Exception {
        assertStops(start(Map.of("TROTH_ACCESS_MODE", ""), "-Dtroth.data=" + folder.resolve("unsaid")))
                .contains("TROTH_ACCESS_MODE is not set. Maybe TROTH_ACCESS_MODE=keys");
        assertStops(start(Map.of("QUARKUS_HTTP_HOST", "0.0.0.0"), "-Dtroth.data=" + folder.resolve("open")))
                .contains("Maybe TROTH_ACCESS_MODE=keys?");
        assertStops(start(Map.of("TROTH_ACCESS_MODE", "key"), "-Dtroth.data=" + folder.resolve("mistyped")))
                .contains("TROTH_ACCESS_MODE is \"key\", which is not a valid mode. Maybe keys, or local?");
    }

    @Test
    void invalidDatabaseUrlStopsTheStart() throws Exception {
        assertStops(start(Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgre://db/troth?password=secret")))
                .contains("is not a PostgreSQL URL")
                .doesNotContain("secret");
        assertStops(start(Map.of("QUARKUS_DATASOURCE_JDBC_URL", " "))).contains("is blank");
        assertStops(start(Map.of("QUARKUS_DATASOURCE_URL", "jdbc:postgresql://db/troth")))
                .contains("Maybe QUARKUS_DATASOURCE_JDBC_URL?");
        assertStops(start(Map.of("QUARKUS_DATASOURCE_USERNAME", "troth")))
                .contains("Maybe the name of the URL setting is misspelled?");
    }

    @Test
    void unusableDatabaseIsExplainedInOneLine() throws Exception {
        assertOneLine(start(Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/troth")))
                .contains("The database at 127.0.0.1:1 cannot be reached: Connection refused.");
        try (PostgresServer server = PostgresServer.start(
                PostgresHome.carried(), folder.resolve("guarded"), 0, Map.of(), Duration.ofSeconds(60))) {
            demandPasswords(server);
            String url = "jdbc:postgresql://127.0.0.1:" + server.port();
            assertOneLine(start(Map.of(
                            "QUARKUS_DATASOURCE_JDBC_URL", url + "/postgres",
                            "QUARKUS_DATASOURCE_USERNAME", "guest",
                            "QUARKUS_DATASOURCE_PASSWORD", "wrong-secret")))
                    .contains("The database at 127.0.0.1:" + server.port() + " refuses the user")
                    .doesNotContain("wrong-secret");
            assertOneLine(start(Map.of(
                            "QUARKUS_DATASOURCE_JDBC_URL",
                            url + "/nowhere",
                            "QUARKUS_DATASOURCE_USERNAME",
                            "postgres")))
                    .contains("The server at 127.0.0.1:" + server.port() + " has no database \"nowhere\".");
        }
    }

    private void demandPasswords(PostgresServer server) throws Exception {
        Files.writeString(
                folder.resolve("guarded/pg_hba.conf"),
                "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create role guest login password 'right'");
            statement.execute("select pg_reload_conf()");
        }
    }

    @Test
    void portInUseIsExplainedInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            PackagedApp troth = start(
                    Map.of(),
                    "-Dtroth.data=" + folder.resolve("port"),
                    "-Dtroth.demo=false",
                    "-Dquarkus.http.port=" + taken.getLocalPort());
            assertOneLine(troth)
                    .isEqualTo("Troth cannot start. Port " + taken.getLocalPort()
                            + " is in use by another process. Maybe set QUARKUS_HTTP_PORT to another one?\n");
            assertThat(folder.resolve("port")).doesNotExist();
        }
    }

    @Test
    void versionAndHelpNeedNoDatabase() throws Exception {
        PackagedApp version = PackagedApp.call(folder, "--version");
        assertEnds(version, 0);
        assertThat(version.says()).matches("troth \\d+\\.\\d+\\.\\S+\n");
        PackagedApp help = PackagedApp.call(folder, "--help");
        assertEnds(help, 0);
        assertThat(help.says()).contains("Usage: troth").contains("TROTH_ACCESS_MODE (default: none)");
        PackagedApp mistyped = PackagedApp.call(folder, "--port=9090");
        assertEnds(mistyped, 2);
        assertThat(mistyped.says())
                .isEqualTo("Troth does not know the argument \"--port=9090\". Maybe set the environment variable "
                        + "QUARKUS_HTTP_PORT?\n");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void settingsFilesOfTheWorkingDirectoryAreApplied() throws Exception {
        Path data = folder.resolve("from-env-file");
        Files.writeString(folder.resolve(".env"), "TROTH_DATA=" + data + "\n");
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.properties"), "troth.data=/nowhere\ntroth.demo=false\n");
        try (PackagedApp troth = start(Map.of()).awaitReady()) {
            assertThat(troth.says()).contains("Database: embedded PostgreSQL in " + data.resolve("postgres"));
            assertThat(troth.get("/facts").body()).isEmpty();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void installedPostgresqlReplacesTheEmbeddedOne() throws Exception {
        assertStops(start(Map.of("TROTH_POSTGRES_HOME", folder.toString()), "-Dtroth.data=" + folder.resolve("none")))
                .contains("TROTH_POSTGRES_HOME is \"" + folder
                        + "\", which is not the folder of an installed PostgreSQL");
        Path home = folder.resolve("installed");
        Path programs = Files.createDirectories(home.resolve("bin"));
        Path carried = PostgresHome.carried().folder().resolve("bin");
        Files.createSymbolicLink(programs.resolve("initdb"), carried.resolve("initdb"));
        Files.createSymbolicLink(programs.resolve("postgres"), carried.resolve("postgres"));
        Path control = Files.writeString(
                programs.resolve("pg_ctl"),
                "#!/bin/sh\ntouch \"$0.called\"\nexec \"" + carried.resolve("pg_ctl") + "\" \"$@\"\n");
        assertThat(control.toFile().setExecutable(true)).isTrue();
        try (PackagedApp troth = start(
                        Map.of("TROTH_POSTGRES_HOME", home.toString()),
                        "-Dtroth.data=" + folder.resolve("with-home"),
                        "-Dtroth.demo=false")
                .awaitReady()) {
            assertThat(programs.resolve("pg_ctl.called")).exists();
        }
    }

    private AbstractStringAssert<?> assertOneLine(PackagedApp troth) throws Exception {
        assertStops(troth);
        assertThat(troth.says()).hasLineCount(1);
        return assertThat(troth.says());
    }

    private static void assertEnds(PackagedApp troth, int code) throws Exception {
        assertThat(troth.process().waitFor(60, TimeUnit.SECONDS))
                .as(troth.says())
                .isTrue();
        assertThat(troth.process().exitValue()).as(troth.says()).isEqualTo(code);
    }

    private AbstractStringAssert<?> assertStops(PackagedApp troth) throws Exception {
        assertEnds(troth, 1);
        assertThat(troth.says()).doesNotContain("embedded PostgreSQL in");
        return assertThat(troth.says());
    }

    @Test
    void dataOfAnotherMajorVersionAreRefusedUntouched() throws Exception {
        Path old = Files.createDirectories(folder.resolve("old/postgres"));
        Files.writeString(old.resolve("PG_VERSION"), "15\n");
        assertStops(start(Map.of(), "-Dtroth.data=" + folder.resolve("old")))
                .contains("were written by PostgreSQL 15, but PostgreSQL 18 was to read them");
    }
}
