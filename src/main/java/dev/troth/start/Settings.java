package dev.troth.start;

import static dev.troth.start.Settings.Setting.NONE;
import static dev.troth.start.Settings.Setting.rare;
import static dev.troth.start.Settings.Setting.usual;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All settings: the source of {@code --help}, of the table in the README and of src/docs/settings.md. */
public final class Settings {
    private static final List<Setting> DATABASE = List.of(
            usual(
                    "quarkus.datasource.jdbc.url",
                    NONE,
                    "URL of your PostgreSQL (jdbc:postgresql://host:5432/name); if not set, an embedded one is used"),
            usual("quarkus.datasource.username", NONE, "user of the database"),
            usual("quarkus.datasource.password", NONE, "password of that user"),
            usual(
                    "quarkus.datasource.jdbc.max-size",
                    "24",
                    "maximum number of database connections of a node; one workspace gets at most a third of them for queries and mutations, and a sixth for other requests"),
            usual("troth.data", "./data", "folder in which the embedded PostgreSQL stores its data"),
            usual(
                    "troth.postgres.home",
                    NONE,
                    "folder of an installed PostgreSQL, 15 or newer (/usr/lib/postgresql/17), to run as the embedded"
                            + " database instead of the included one"),
            usual(
                    "troth.demo",
                    "false; true with the embedded PostgreSQL",
                    "load the demo workspace into a database without facts"),
            usual("troth.demo-clock", NONE, "fixed time of the clock, for screenshots and tests"),
            rare("troth.database.statement-timeout", "20s", "timeout for a database statement of a request"),
            rare("troth.database.lock-timeout", "5s", "timeout for a lock on an account to which other requests write"),
            rare("troth.database.idle-timeout", "30s", "time after which PostgreSQL ends an idle transaction"));

    private static final List<Setting> ACCESS = List.of(
            usual(
                    "troth.access.mode",
                    NONE,
                    "required. keys: callers need an API key, or a token if an issuer is configured; local: every"
                            + " caller on this machine has all permissions"),
            usual(
                    "troth.access.bootstrap-key",
                    NONE,
                    "API key that you generate, with 32 random characters or more; accepted while no other key exists"),
            usual(
                    "troth.access.bootstrap-workspace",
                    NONE,
                    "workspace of the first key, created if it does not exist; if not set, the oldest workspace"),
            usual("troth.access.issuer", NONE, "URL of the OpenID Connect issuer whose tokens are accepted"),
            usual("troth.access.audience", "troth", "required audience of a token"),
            usual("troth.access.claim", "sub", "claim with the user id; email is accepted only if it is verified"),
            usual("troth.access.key-rate.per-second", "100", "requests per second of an API key or user"),
            rare("troth.access.key-rate.burst", "400", "maximum burst of requests of an API key or user"),
            usual("troth.access.workspace-rate.per-second", "400", "requests per second of a workspace"),
            rare("troth.access.workspace-rate.burst", "1600", "maximum burst of requests of a workspace"),
            rare("troth.access.local-anywhere", "false", "allow mode local on other addresses than loopback"));

    private static final List<Setting> HTTP = List.of(
            usual("quarkus.http.port", "8080", "port to listen on"),
            usual("quarkus.http.host", "127.0.0.1", "address to listen on; 0.0.0.0: all addresses"),
            rare("quarkus.http.limits.max-body-size", "10G", "maximum size of the file of an import"),
            rare(
                    "troth.jobs.quota",
                    "20G",
                    "maximum total size of the files of a workspace whose jobs have not ended, and of its dry runs"),
            rare("troth.shutdown-timeout", "15s", "timeout for requests in progress when Troth is stopped"));

    private static final List<Setting> GRAPHQL = List.of(
            usual("troth.graphql.allow-get-queries", "false", "accept queries by GET"),
            usual("quarkus.smallrye-graphql.ui.enabled", "true", "serve the query editor at /q/graphql-ui"),
            usual("troth.graphql.introspection", "true", "allow introspection of the schema"),
            usual(
                    "troth.graphql.documents",
                    "any",
                    "trusted: execute only trusted and registered documents; any: execute all documents"),
            usual("troth.graphql.trusted-documents", NONE, "JSON file of trusted documents: object from hash to text"),
            rare("troth.graphql.limits.depth", "15", "maximum depth of a document"),
            rare("troth.graphql.limits.complexity", "25000", "maximum estimated number of fields of a response"),
            rare("troth.graphql.limits.aliases", "100", "maximum number of aliases of a document"),
            rare("troth.graphql.limits.root-fields", "20", "maximum number of root fields of an operation"),
            rare("troth.graphql.limits.tokens", "2000", "maximum number of tokens of a document"),
            rare("troth.graphql.limits.characters", "65536", "maximum number of characters of a document"),
            rare("troth.graphql.limits.body", "131072", "maximum size of a request body, in bytes"),
            rare("troth.graphql.limits.body-timeout", "10s", "timeout for the arrival of a request"),
            rare("troth.graphql.limits.execution", "20s", "timeout for the execution of a request"),
            rare("troth.graphql.limits.document-cache", "4000000", "size of the document cache, in characters"),
            rare("troth.graphql.live.init", "5s", "timeout for connection_init on a WebSocket"),
            rare("troth.graphql.live.ping", "20s", "time between pings on a WebSocket"),
            rare("troth.graphql.live.heartbeat", "10s", "time between comments on a stream of server-sent events"),
            rare(
                    "troth.graphql.live.subscriptions",
                    "50",
                    "maximum number of concurrent subscriptions of a WebSocket, and of event streams of a caller"),
            rare(
                    "troth.graphql.live.sockets",
                    "400",
                    "maximum number of concurrent WebSockets of a node, and of its event streams"),
            rare(
                    "troth.graphql.live.workspace-sockets",
                    "200",
                    "maximum number of concurrent WebSockets of a workspace on a node, and of its event streams"),
            rare(
                    "troth.graphql.live.slow-consumer-timeout",
                    "15s",
                    "time after which a subscription without a reader ends"),
            rare("troth.graphql.live.message", "131072", "maximum size of a message on a WebSocket, in characters"),
            rare(
                    "troth.graphql.live.origins",
                    NONE,
                    "further origins from which browsers may open a WebSocket, separated by commas; *: all origins"));

    private static final List<Setting> ASSISTANTS = List.of(
            usual("troth.mcp.enabled", "false", "serve assistants at /mcp by the Model Context Protocol"),
            rare(
                    "troth.mcp.mutations",
                    NONE,
                    "mutations that assistants may call, separated by commas; if not set, they can only read"));

    private static final List<Setting> WEBHOOKS = List.of(
            usual("troth.webhooks.allow-private", "false", "allow webhooks over plain HTTP and in private networks"),
            rare("troth.webhooks.attempts", "12", "maximum number of attempts of a delivery"),
            rare(
                    "troth.webhooks.retry-delay",
                    "10s",
                    "delay after the first attempt; doubled after each further attempt"),
            rare("troth.webhooks.max-retry-delay", "6h", "maximum delay between two attempts"),
            rare("troth.webhooks.timeout", "10s", "timeout for the response of a receiver"),
            rare("troth.webhooks.document-complexity", "1000", "maximum estimated number of fields of a document"),
            rare("troth.webhooks.secret-overlap", "24h", "time for which the previous secret also signs deliveries"));

    private static final List<Setting> OPERATION = List.of(
            usual("quarkus.log.console.json.enabled", "false", "write logs as JSON"),
            usual("quarkus.otel.sdk.disabled", "true", "false: send traces"),
            usual(
                    "quarkus.otel.exporter.otlp.endpoint",
                    "http://localhost:4317",
                    "endpoint for traces, OTLP over gRPC"));

    public static final List<Setting> ALL = Stream.of(DATABASE, ACCESS, HTTP, GRAPHQL, ASSISTANTS, WEBHOOKS, OPERATION)
            .flatMap(List::stream)
            .toList();

    private Settings() {}

    /**
     * Setting of an operator.
     *
     * @param property its name as a property, such as {@code troth.access.mode}
     * @param byDefault default value; "none" if there is none
     * @param meaning description
     * @param usual whether it is listed in the README, not only in the list of all settings
     */
    public record Setting(String property, String byDefault, String meaning, boolean usual) {
        static final String NONE = "none";

        static Setting usual(String property, String byDefault, String meaning) {
            return new Setting(property, byDefault, meaning, true);
        }

        static Setting rare(String property, String byDefault, String meaning) {
            return new Setting(property, byDefault, meaning, false);
        }

        /** Returns its name as an environment variable, such as {@code TROTH_ACCESS_MODE}. */
        public String variable() {
            return variable(property);
        }

        static String variable(String property) {
            return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        }
    }
}
