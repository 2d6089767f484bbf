package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.platform.database.PostgresHome;
import dev.troth.platform.database.PostgresServer;
import dev.troth.testing.HiddenHazard;
import dev.troth.testing.KeyClient;
import dev.troth.testing.PackagedApp;
import dev.troth.testing.WebhookReceiver;
import dev.troth.testing.WebhookReceiver.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A packaged node with two workspaces behind row level security, and a receiver of webhooks. Refs are the same in both
 * workspaces, so that data of the other workspace would be noticed.
 *
 * <p>Before that node another one was killed while it held a job of each workspace, and the database was changed as an
 * upgrade and a restore change it.
 */
final class TwoWorkspaces implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PostgresServer database;
    private final WebhookReceiver receiver;
    private final Path folder;
    private final Tenant acme = new Tenant("acme", 30);
    private final Tenant beta = new Tenant("beta", 20);
    private PackagedApp node;

    private TwoWorkspaces(PostgresServer database, WebhookReceiver receiver, Path folder) {
        this.database = database;
        this.receiver = receiver;
        this.folder = folder;
    }

    /** A workspace, as its client sees it. */
    static final class Tenant {
        private final String name;
        private final String key;
        private final List<String> portfolio;
        private KeyClient client;
        private String job;

        private Tenant(String name, int accounts) {
            this.name = name;
            this.key = (name + "-key-").repeat(8);
            this.portfolio = HiddenHazard.portfolio(
                            accounts, accounts, YearMonth.of(2024, 1), 30, new HiddenHazard.World(-2.6, 1))
                    .lines();
        }

        String name() {
            return name;
        }

        KeyClient client() {
            return client;
        }

        /** The job that imports its portfolio. */
        String job() {
            return job;
        }

        /** A job. */
        JsonNode job(String id) throws IOException, InterruptedException {
            return client.query("{ job(id: \"" + id + "\") { status accepted refused failure finishedAt } }")
                    .get("job");
        }

        String jobState(String id) throws IOException, InterruptedException {
            return job(id).get("status").asText();
        }

        /** The facts of its portfolio. */
        List<String> portfolio() {
            return portfolio;
        }

        /** The accounts of its portfolio. */
        int accounts() {
            return (int) portfolio.stream()
                    .filter(line -> line.contains("\"type\":\"account\""))
                    .count();
        }

        /** The path at the receiver that one of its webhooks points at. */
        String path(String webhook) {
            return "/" + name + "/" + webhook;
        }

        private Map<String, String> firstKey() {
            return Map.of("TROTH_ACCESS_BOOTSTRAP_KEY", key, "TROTH_ACCESS_BOOTSTRAP_WORKSPACE", name);
        }
    }

    static TwoWorkspaces start(Path folder) throws Exception {
        TwoWorkspaces both = new TwoWorkspaces(
                PostgresServer.start(
                        PostgresHome.carried(), folder.resolve("postgres"), 0, Map.of(), Duration.ofSeconds(60)),
                WebhookReceiver.start(),
                folder);
        try {
            both.prepare();
            return both;
        } catch (Exception | AssertionError failure) {
            both.close();
            throw failure;
        }
    }

    private void prepare() throws Exception {
        start(acme.firstKey()).close();
        try (PackagedApp killed = start(beta.firstKey())) {
            connect(killed);
            for (Tenant tenant : tenants()) {
                tell(tenant);
            }
            killInTheMiddleOfJobs(killed);
        }
        changeAsUpgradesAndRestoresDo();
        node = start(Map.of());
        connect(node);
        for (Tenant tenant : tenants()) {
            await(
                    "the job ends",
                    () -> !tenant.job(tenant.job).get("finishedAt").isNull());
        }
    }

    /** What the node has written. */
    String log() throws IOException {
        return node.says();
    }

    private PackagedApp start(Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("TROTH_ACCESS_MODE", "keys");
        environment.put("TROTH_WEBHOOKS_ALLOW_PRIVATE", "true");
        environment.put("TROTH_WEBHOOKS_RETRY_DELAY", "1s");
        return PackagedApp.on(database.port(), folder, environment);
    }

    private void connect(PackagedApp to) {
        tenants().forEach(tenant -> tenant.client = new KeyClient(to, tenant.key));
    }

    private void tell(Tenant tenant) throws Exception {
        tenant.client.append("""
                {"type":"account","ref":"shared","at":"2019-01-01T00:00:00Z","name":"Shared of %1$s"}
                {"type":"account","ref":"other","at":"2019-01-01T00:00:00Z","name":"Other of %1$s"}
                {"type":"stakeholder","ref":"gone","account":"shared","at":"2019-01-01T00:00:00Z","person":{"ref":"gone","name":"Gone Of%1$s"},"department":"IT"}
                {"type":"stakeholderLeft","ref":"gone-left","account":"shared","at":"2020-01-01T00:00:00Z","stakeholder":"gone"}
                {"type":"stakeholder","ref":"staying","account":"shared","at":"2019-01-01T00:00:00Z","person":{"ref":"staying","name":"Staying In%1$s"},"department":"IT"}
                """.formatted(tenant.name));
        createWebhook(tenant, "signals", ", types: [\"signal\"]");
        tenant.client.append(signal("use"));
        assertThat(ref(next(tenant, "signals"))).isEqualTo("use");
        await(
                "the delivery is noted",
                () -> tenant.client
                        .query("{ webhooks { deliveries { status } } }")
                        .findValuesAsText("status")
                        .equals(List.of("DELIVERED")));
    }

    /** Another client holds a lock that the jobs have to wait for: so they are in the middle, however fast the machine is. */
    private void killInTheMiddleOfJobs(PackagedApp killed) throws Exception {
        try (Connection owner = DriverManager.getConnection(database.jdbcUrl());
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("lock table fact in exclusive mode");
            for (Tenant tenant : tenants()) {
                tenant.job = tenant.client.startImport("", String.join("\n", tenant.portfolio));
            }
            await(
                    "both jobs append",
                    () -> number("select count(*) from job where state = 'RUNNING' and phase = 'APPENDING'") == 2);
            killed.kill();
        }
        assertThat(number("select count(*) from job where finished_at is null")).isEqualTo(2);
    }

    /** A table without rows, and numbers of transactions that this database has not reached. */
    private void changeAsUpgradesAndRestoresDo() throws SQLException {
        update("delete from signal");
        update("update fact set xid = (xid::text::bigint + 1000000000)::text::xid8");
        update("update webhook set seen_xid = (seen_xid::text::bigint + 1000000000)::text::xid8");
    }

    Tenant acme() {
        return acme;
    }

    Tenant beta() {
        return beta;
    }

    List<Tenant> tenants() {
        return List.of(acme, beta);
    }

    WebhookReceiver receiver() {
        return receiver;
    }

    /** The line of an experience. */
    static String experience(String ref) {
        return fact("experience", ref, "\"good\":true");
    }

    /** The line of a signal. */
    static String signal(String ref) {
        return fact("signal", ref, "\"kind\":\"USE\",\"level\":0.5");
    }

    private static String fact(String type, String ref, String fields) {
        return "{\"type\":\"%s\",\"ref\":\"%s\",\"account\":\"shared\",\"at\":\"2026-01-01T00:00:00Z\",%s}"
                .formatted(type, ref, fields);
    }

    /** @return the secret of the new webhook */
    String createWebhook(Tenant tenant, String webhook, String more) throws IOException, InterruptedException {
        String input = "{ url: \"" + receiver.url(tenant.path(webhook)) + "\"" + more + " }";
        return tenant.client
                .mutate("createWebhook", input, "secret")
                .get("secret")
                .asText();
    }

    /** The next delivery to a webhook. */
    Delivery next(Tenant tenant, String webhook) throws InterruptedException {
        Delivery delivery = receiver.at(tenant.path(webhook)).poll(10, TimeUnit.SECONDS);
        assertThat(delivery).as("a delivery to " + tenant.path(webhook)).isNotNull();
        return delivery;
    }

    /** The ref of the fact that was delivered. */
    static String ref(Delivery delivery) {
        try {
            return JSON.readTree(delivery.body()).at("/fact/ref").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(delivery.body(), e);
        }
    }

    static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(Duration.ofMinutes(1)).until(condition);
    }

    /** The answer to a query of the administrator of the database, who sees all workspaces. */
    double number(String query) throws SQLException {
        try (Connection owner = DriverManager.getConnection(database.jdbcUrl());
                ResultSet row = owner.createStatement().executeQuery(query)) {
            row.next();
            return row.getDouble(1);
        }
    }

    /** How many rows a change by the administrator touches. */
    int update(String statement) throws SQLException {
        try (Connection owner = DriverManager.getConnection(database.jdbcUrl())) {
            return owner.createStatement().executeUpdate(statement);
        }
    }

    /** Runs the housekeeping now, which would else run within a minute, and waits for its end. */
    void runHousekeeping() throws Exception {
        String version = "select version from scheduled_tasks where task_name = 'housekeeping'";
        double[] before = new double[1];
        await("housekeeping does not run", () -> {
            before[0] = number(version);
            return update("update scheduled_tasks set execution_time = now() where task_name = 'housekeeping'"
                            + " and not picked and version = " + (long) before[0])
                    == 1;
        });
        // One version more when it is picked, and another one when it has ended.
        await("housekeeping has run", () -> number(version) >= before[0] + 2);
    }

    @Override
    public void close() throws Exception {
        if (node != null) {
            node.close();
        }
        receiver.close();
        database.close();
    }
}
