package dev.troth.start;

import static dev.troth.start.Setting.NONE;
import static dev.troth.start.Setting.rare;
import static dev.troth.start.Setting.usual;

import java.util.List;
import java.util.stream.Stream;

/** All settings: the source of {@code --help}, of the table in the README and of src/docs/settings.md. */
public final class Settings {
    private static final List<Setting> DATABASE = List.of(
            usual(
                    "quarkus.datasource.jdbc.url",
                    NONE,
                    "URL of your PostgreSQL (jdbc:postgresql://host:5432/name); without it an embedded one is started"),
            usual("quarkus.datasource.username", NONE, "user of the database"),
            usual("quarkus.datasource.password", NONE, "password of that user"),
            usual("quarkus.datasource.jdbc.max-size", "16", "most connections to the database"),
            usual("troth.data", "./data", "folder in which the embedded PostgreSQL stores its data"),
            usual(
                    "troth.postgres.home",
                    NONE,
                    "folder of an installed PostgreSQL, 15 or newer (/usr/lib/postgresql/17), that is run as the"
                            + " embedded one instead of the one that Troth carries"),
            usual(
                    "troth.demo",
                    "false; true with the embedded PostgreSQL",
                    "load the demo workspace into a database without facts"),
            usual("troth.demo-clock", NONE, "instant at which the clock stands still, for screenshots and tests"),
            rare("troth.database.statement-timeout", "20s", "longest statement of a request"),
            rare("troth.database.lock-timeout", "5s", "longest wait of a request for an account that others write to"),
            rare("troth.database.idle-timeout", "30s", "longest pause within a transaction before PostgreSQL ends it"));

    private static final List<Setting> ACCESS = List.of(
            usual(
                    "troth.access.mode",
                    NONE,
                    "required. keys: callers need an API key, or a token where there is an issuer; local: whoever"
                            + " reaches this machine's own address may do everything"),
            usual(
                    "troth.access.first-key",
                    NONE,
                    "API key of your own making, 32 random characters or more, that is accepted while there is no"
                            + " other"),
            usual(
                    "troth.access.first-workspace",
                    NONE,
                    "name of the workspace of the first key, created when missing; without it the oldest workspace"),
            usual("troth.access.issuer", NONE, "URL of the OpenID Connect issuer whose tokens are accepted"),
            usual("troth.access.audience", "troth", "audience that a token must name"),
            usual("troth.access.claim", "sub", "claim that names the caller; email counts only when it is verified"),
            usual("troth.access.key-rate.per-second", "100", "requests per second of a key or a person"),
            rare("troth.access.key-rate.burst", "400", "requests that a key or a person can save up"),
            usual("troth.access.workspace-rate.per-second", "400", "requests per second of a workspace"),
            rare("troth.access.workspace-rate.burst", "1600", "requests that a workspace can save up"),
            rare("troth.access.local-anywhere", "false", "with mode local, accept other addresses to listen on, too"));

    private static final List<Setting> HTTP = List.of(
            usual("quarkus.http.port", "8080", "port to listen on"),
            usual("quarkus.http.host", "127.0.0.1", "address to listen on; 0.0.0.0 for all"),
            rare("troth.stop.patience", "15s", "longest wait for requests in flight when Troth is stopped"));

    private static final List<Setting> GRAPHQL = List.of(
            usual("troth.graphql.get", "false", "accept queries by GET"),
            usual("troth.graphql.introspection", "true", "show the schema to clients"),
            usual(
                    "troth.graphql.documents",
                    "any",
                    "trusted: run only documents of the file of trusted documents and registered ones"),
            usual("troth.graphql.trusted-documents", NONE, "JSON file of trusted documents, text by hash"),
            rare("troth.graphql.limits.depth", "15", "most levels of fields of a document"),
            rare("troth.graphql.limits.complexity", "25000", "most fields of an answer, estimated by page sizes"),
            rare("troth.graphql.limits.aliases", "100", "most aliases of a document"),
            rare("troth.graphql.limits.root-fields", "20", "most root fields of an operation"),
            rare("troth.graphql.limits.tokens", "2000", "most tokens of a document"),
            rare("troth.graphql.limits.characters", "65536", "most characters of a document"),
            rare("troth.graphql.limits.body", "131072", "most bytes of a request"),
            rare("troth.graphql.limits.arrival", "10s", "longest time in which a request arrives"),
            rare("troth.graphql.limits.execution", "20s", "longest time in which a request is executed"),
            rare("troth.graphql.limits.document-cache", "4000000", "characters of documents that are kept parsed"),
            rare("troth.graphql.live.init", "5s", "longest wait for connection_init on a socket"),
            rare("troth.graphql.live.ping", "20s", "pause between pings on a socket"),
            rare("troth.graphql.live.subscriptions", "50", "most subscriptions of a socket at a time"),
            rare("troth.graphql.live.sockets", "200", "most sockets of a node at a time"),
            rare("troth.graphql.live.patience", "15s", "longest time that a client leaves events unread"),
            rare("troth.graphql.live.message", "131072", "most bytes of a message on a socket"),
            rare(
                    "troth.graphql.live.origins",
                    NONE,
                    "origins of browsers that may open a socket, separated by commas, besides the server's own; * for"
                            + " all"));

    private static final List<Setting> WEBHOOKS = List.of(
            usual("troth.webhooks.allow-private", "false", "call webhooks over plain HTTP and in private networks"),
            rare("troth.webhooks.attempts", "12", "most tries of a delivery"),
            rare("troth.webhooks.pause", "10s", "pause after the first try; it doubles with each further one"),
            rare("troth.webhooks.longest-pause", "6h", "longest pause between two tries"),
            rare("troth.webhooks.timeout", "10s", "longest wait for an answer of a receiver"),
            rare("troth.webhooks.old-secret", "24h", "time for which the secret before the current one signs, too"));

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
