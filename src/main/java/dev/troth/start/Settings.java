package dev.troth.start;

import static dev.troth.start.Setting.NONE;
import static dev.troth.start.Setting.rare;
import static dev.troth.start.Setting.usual;

import java.util.List;
import java.util.stream.Stream;

/** Registry of settings: the source of {@code --help}, of the table in the README and of src/docs/settings.md. */
public final class Settings {
    private static final List<Setting> DATABASE = List.of(
            usual(
                    "quarkus.datasource.jdbc.url",
                    NONE,
                    "URL of your PostgreSQL (jdbc:postgresql://host:5432/name); without it an embedded one is started"),
            usual("quarkus.datasource.username", NONE, "user of the database"),
            usual("quarkus.datasource.password", NONE, "password of that user"),
            usual("quarkus.datasource.jdbc.max-size", "16", "maximum number of connections to the database"),
            usual("troth.data", "./data", "folder in which the embedded PostgreSQL stores its data"),
            usual(
                    "troth.postgres.home",
                    NONE,
                    "folder of an installed PostgreSQL, 15 or newer (/usr/lib/postgresql/17), to run as the "
                            + "embedded one instead of the bundled one"),
            usual(
                    "troth.demo",
                    "false; true with the embedded PostgreSQL",
                    "load the demo workspace into a database without facts"),
            usual("troth.demo-clock", NONE, "instant at which the clock is fixed, for screenshots and tests"),
            rare("troth.database.statement-timeout", "20s", "maximum duration of a statement of a request"),
            rare(
                    "troth.database.lock-timeout",
                    "5s",
                    "maximum wait of a request for an account that is locked by " + "another transaction"),
            rare(
                    "troth.database.idle-timeout",
                    "30s",
                    "maximum idle time within a transaction before PostgreSQL " + "ends it"));

    private static final List<Setting> ACCESS = List.of(
            usual(
                    "troth.access.mode",
                    NONE,
                    "required. keys: requests need an API key, or a token if an issuer is set; local: all requests "
                            + "to the loopback address have all permissions"),
            usual(
                    "troth.access.first-key",
                    NONE,
                    "API key of your own choice, at least 32 random characters, that is accepted while there is no "
                            + "other"),
            usual(
                    "troth.access.first-workspace",
                    NONE,
                    "name of the workspace of the first key, created if missing; defaults to the oldest workspace"),
            usual("troth.access.issuer", NONE, "URL of the OpenID Connect issuer whose tokens are accepted"),
            usual("troth.access.audience", "troth", "audience that a token must contain"),
            usual(
                    "troth.access.claim",
                    "sub",
                    "claim that identifies the caller; email is accepted only if it is " + "verified"),
            usual("troth.access.key-rate.per-second", "100", "requests per second of a key or a user"),
            rare("troth.access.key-rate.burst", "400", "burst of requests of a key or a user"),
            usual("troth.access.workspace-rate.per-second", "400", "requests per second of a workspace"),
            rare("troth.access.workspace-rate.burst", "1600", "burst of requests of a workspace"),
            rare("troth.access.local-anywhere", "false", "with mode local, accept other addresses to listen on, too"));

    private static final List<Setting> HTTP = List.of(
            usual("quarkus.http.port", "8080", "port to listen on"),
            usual("quarkus.http.host", "127.0.0.1", "address to listen on; 0.0.0.0 for all"),
            rare("troth.stop.patience", "15s", "maximum wait for requests in flight during shutdown"));

    private static final List<Setting> GRAPHQL = List.of(
            usual("troth.graphql.get", "false", "accept queries by GET"),
            usual("troth.graphql.introspection", "true", "show the schema to clients"),
            usual(
                    "troth.graphql.documents",
                    "any",
                    "trusted: run only documents of the file of trusted documents and registered ones"),
            usual("troth.graphql.trusted-documents", NONE, "JSON file of trusted documents, text by hash"),
            rare("troth.graphql.limits.depth", "15", "maximum depth of a document"),
            rare(
                    "troth.graphql.limits.complexity",
                    "25000",
                    "maximum number of fields of a response, estimated " + "from page sizes"),
            rare("troth.graphql.limits.aliases", "100", "maximum number of aliases in a document"),
            rare("troth.graphql.limits.root-fields", "20", "maximum number of root fields of an operation"),
            rare("troth.graphql.limits.tokens", "2000", "maximum number of tokens in a document"),
            rare("troth.graphql.limits.characters", "65536", "maximum number of characters in a document"),
            rare("troth.graphql.limits.body", "131072", "maximum size of a request, in bytes"),
            rare("troth.graphql.limits.arrival", "10s", "maximum time to receive a request"),
            rare("troth.graphql.limits.execution", "20s", "maximum time to execute a request"),
            rare(
                    "troth.graphql.limits.document-cache",
                    "4000000",
                    "size of the cache of parsed documents, in " + "characters"),
            rare("troth.graphql.live.init", "5s", "maximum wait for connection_init on a socket"),
            rare("troth.graphql.live.ping", "20s", "interval of pings on a socket"),
            rare("troth.graphql.live.subscriptions", "50", "maximum number of concurrent subscriptions of a socket"),
            rare("troth.graphql.live.sockets", "200", "maximum number of concurrent sockets of a node"),
            rare("troth.graphql.live.patience", "15s", "maximum time that a client may leave events unread"),
            rare("troth.graphql.live.message", "131072", "maximum size of a message on a socket, in bytes"),
            rare(
                    "troth.graphql.live.origins",
                    NONE,
                    "origins of browsers that may open a socket, separated by commas, in addition to the server's "
                            + "own; * for all"));

    private static final List<Setting> WEBHOOKS = List.of(
            usual("troth.webhooks.allow-private", "false", "call webhooks over plain HTTP and in private networks"),
            rare("troth.webhooks.attempts", "12", "maximum number of attempts of a delivery"),
            rare("troth.webhooks.pause", "10s", "delay after the first attempt; doubles with each further attempt"),
            rare("troth.webhooks.longest-pause", "6h", "maximum delay between two attempts"),
            rare("troth.webhooks.timeout", "10s", "maximum wait for a response of a receiver"),
            rare(
                    "troth.webhooks.old-secret",
                    "24h",
                    "time during which messages are also signed with the previous " + "secret"));

    private static final List<Setting> OPERATION = List.of(
            usual("quarkus.log.console.json.enabled", "false", "write logs as JSON"),
            usual("quarkus.otel.sdk.disabled", "true", "false: send traces"),
            usual(
                    "quarkus.otel.exporter.otlp.endpoint",
                    "http://localhost:4317",
                    "where traces are sent, by OTLP over gRPC"));

    public static final List<Setting> ALL = Stream.of(DATABASE, ACCESS, HTTP, GRAPHQL, WEBHOOKS, OPERATION)
            .flatMap(List::stream)
            .toList();

    private Settings() {}
}
