package dev.troth.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server on the loopback address, started and stopped by Troth, but not its child process. */
public final class PostgresServer implements AutoCloseable {
    public static final String USER = "postgres";

    /** Stopping the server flushes its buffers, which takes time. */
    private static final Duration STOP = Duration.ofSeconds(60);

    private static final int LAST_LINES = 3;

    private final PostgresHome home;
    private final Path data;
    private final int port;
    private final Map<String, String> settings;
    private final @Nullable PostgresPassword password;

    private PostgresServer(
            PostgresHome home, Path data, int port, Map<String, String> settings, @Nullable PostgresPassword password) {
        this.home = home;
        this.data = data;
        this.port = port;
        this.settings = Map.copyOf(settings);
        this.password = password;
    }

    /**
     * Starts a server without a password, for measurements, and waits until it accepts connections.
     *
     * @param data folder of its data; created and initialized if empty
     * @param port port to listen on; 0 for a free one
     * @param settings settings of the server, in addition to those that Troth requires
     * @param patience maximum time to wait
     * @throws IOException if it does not start within that time; the message contains the output of PostgreSQL
     */
    public static PostgresServer start(
            PostgresHome home, Path data, int port, Map<String, String> settings, Duration patience)
            throws IOException {
        return start(new PostgresServer(home, data, port == 0 ? freePort() : port, settings, null), patience);
    }

    /** The same on a free port, with a password. A database that has none, or another one, gets it. */
    static PostgresServer start(PostgresHome home, Path data, PostgresPassword password, Duration patience)
            throws IOException {
        return start(new PostgresServer(home, data, freePort(), Map.of(), password), patience);
    }

    private static PostgresServer start(PostgresServer server, Duration patience) throws IOException {
        PostgresPassword password = server.password;
        boolean initialized = server.isInitialized();
        if (!initialized) {
            server.initialize();
        }
        boolean reset = password != null && initialized && password.isMissingIn(server.data);
        if (password != null && reset) {
            password.admitOnce(server.data);
        }
        server.start(patience);
        if (password != null && reset) {
            password.set(server.data, server.jdbcUrl());
        }
        return server;
    }

    /** Returns the process of the server; empty if it has ended. */
    Optional<ProcessHandle> process() throws IOException {
        return processOf(data);
    }

    /** Returns the server process that uses a folder; empty if there is none. */
    static Optional<ProcessHandle> processOf(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        // The file of a server that could not write it, because the disk was full, is empty.
        return Files.readAllLines(pidFile).stream()
                .map(String::strip)
                .findFirst()
                .map(Long::parseLong)
                .flatMap(ProcessHandle::of)
                .filter(process -> process.info().command().orElse("").contains("postgres"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private boolean isInitialized() {
        return Files.exists(data.resolve("postgresql.conf"));
    }

    private void initialize() throws IOException {
        Files.createDirectories(data);
        List<String> options = new ArrayList<>(List.of("-U", USER, "-D", data.toString(), "-E", "UTF-8"));
        options.addAll(password == null ? List.of("-A", "trust") : password.initOptions());
        if (System.getProperty("os.name").equals("Linux")) {
            // Where the environment has no locale, PostgreSQL changes the case of ASCII letters only.
            options.add("--lc-ctype=C.UTF-8");
        }
        home.run("initdb", options);
    }

    /**
     * Starts the server again on its port, after it has ended, and waits until it accepts connections.
     *
     * @throws IOException if it does not start within that time; the message contains the output of PostgreSQL
     */
    void start(Duration patience) throws IOException {
        Path log = data.resolveSibling(data.getFileName() + ".log");
        Files.deleteIfExists(log);
        try {
            home.run(
                    "pg_ctl",
                    List.of(
                            "-D",
                            data.toString(),
                            "-l",
                            log.toString(),
                            "-o",
                            options(),
                            "-t",
                            Long.toString(patience.toSeconds()),
                            "-w",
                            "start"));
        } catch (IOException e) {
            throw new IOException(Files.exists(log) ? lastLines(log) : e.getMessage(), e);
        }
    }

    private String options() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("listen_addresses", "127.0.0.1");
        // An installed PostgreSQL would create its socket in a folder that only its own user can write to.
        all.put("unix_socket_directories", "");
        all.put("timezone", "UTC");
        all.put("log_checkpoints", "off");
        all.put("max_connections", "300");
        all.putAll(settings);
        List<String> options = new ArrayList<>(List.of("-p", Integer.toString(port)));
        all.forEach((name, value) -> options.addAll(List.of("-c", name + "=" + value)));
        return String.join(" ", options);
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(" ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    public int port() {
        return port;
    }

    /** Returns the JDBC URL of the server, without its password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:%d/%s?user=%s".formatted(port, USER, USER);
    }

    /** Stops the server and aborts transactions in progress. */
    @Override
    public void close() throws IOException {
        if (!Files.exists(data.resolve("postmaster.pid"))) {
            return;
        }
        home.run(
                "pg_ctl",
                List.of("-D", data.toString(), "-m", "fast", "-t", Long.toString(STOP.toSeconds()), "-w", "stop"));
    }
}
