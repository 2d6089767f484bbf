package dev.troth.graphql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of GraphQL, below {@code troth.graphql}. */
@ConfigMapping(prefix = "troth.graphql")
public interface GraphqlSettings {
    /** Whether queries are accepted by GET. Mutations never are. */
    @WithDefault("false")
    boolean allowGetQueries();

    /** Whether the schema is public, by introspection and at {@code /graphql/schema.graphql}. */
    @WithDefault("true")
    boolean introspection();

    /** Documents that may run. */
    @WithDefault("any")
    DocumentPolicy documents();

    /** JSON file of trusted documents, text by hash, as written by graphql-codegen and Relay. */
    Optional<String> trustedDocuments();

    Limit limits();

    Live live();

    /** Documents that may run. */
    enum DocumentPolicy {
        /** Any document; known ones may be sent by their hash. */
        ANY,
        /** Only documents in the file of trusted documents or registered by an operator. */
        TRUSTED
    }

    /** Cost limits of one request. The error names the exceeded limit and the actual value. */
    interface Limit {
        /** Maximum depth of nested fields. */
        @WithDefault("15")
        int depth();

        /** Maximum number of fields in the response, computed from the page sizes. */
        @WithDefault("25000")
        int complexity();

        @WithDefault("100")
        int aliases();

        @WithDefault("20")
        int rootFields();

        @WithDefault("2000")
        int tokens();

        /** Maximum length of a document, in characters. */
        @WithDefault("65536")
        int characters();

        /** Maximum size of a request, in bytes. */
        @WithDefault("131072")
        int body();

        /** Maximum time to receive a request. */
        @WithDefault("10s")
        Duration bodyTimeout();

        /** Maximum execution time of a request. The database also limits each statement. */
        @WithDefault("20s")
        Duration execution();

        /** Maximum total length of cached documents, in characters. */
        @WithDefault("4000000")
        int documentCache();
    }

    /** Websockets. */
    interface Live {
        /** Maximum time until a client must send {@code connection_init}. */
        @WithDefault("5s")
        Duration init();

        /** Interval of keep-alive pings. */
        @WithDefault("20s")
        Duration ping();

        /** Interval of comments that keep a stream of server-sent events open. */
        @WithDefault("10s")
        Duration heartbeat();

        /** Maximum number of concurrent subscriptions per socket, and of streams of server-sent events per caller. */
        @WithDefault("50")
        int subscriptions();

        /** Maximum number of concurrent sockets per node, and of streams of server-sent events. */
        @WithDefault("400")
        int sockets();

        /** The same, of one workspace. */
        @WithDefault("200")
        int workspaceSockets();

        /** Maximum time that a client may leave messages unread before its stream is closed (back-pressure). */
        @WithDefault("15s")
        Duration slowConsumerTimeout();

        /** Maximum size of a message, in bytes. */
        @WithDefault("131072")
        int message();

        /** Origins of browsers that may open a socket, besides the server's own origin; "*" for all. */
        Optional<java.util.List<String>> origins();
    }
}
