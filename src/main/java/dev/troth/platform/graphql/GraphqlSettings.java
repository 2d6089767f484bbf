package dev.troth.platform.graphql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What an operator may set about GraphQL; every name below {@code troth.graphql}. */
@ConfigMapping(prefix = "troth.graphql")
public interface GraphqlSettings {
    /** Whether queries may come by GET. Mutations never may. */
    @WithDefault("false")
    boolean get();

    /** Whether the schema can be asked for: by introspection and at {@code /graphql/schema.graphql}. */
    @WithDefault("true")
    boolean introspection();

    /** Which documents run. */
    @WithDefault("any")
    DocumentPolicy documents();

    /** A JSON file of trusted documents, text by hash, as graphql-codegen and Relay write it. */
    Optional<String> trustedDocuments();

    Limit limits();

    Live live();

    /** Which documents run. */
    enum DocumentPolicy {
        /** Any; known ones may be named by their hash. */
        ANY,
        /** Only those in the file of trusted documents or registered by an operator. */
        TRUSTED
    }

    /** What one request may cost. Whoever asks for more is told which limit, and by how much. */
    interface Limit {
        /** Levels of fields. */
        @WithDefault("15")
        int depth();

        /** Fields that the answer may have, by page sizes. */
        @WithDefault("25000")
        int complexity();

        @WithDefault("100")
        int aliases();

        @WithDefault("20")
        int rootFields();

        @WithDefault("2000")
        int tokens();

        /** Characters of a document. */
        @WithDefault("65536")
        int characters();

        /** Bytes of a request. */
        @WithDefault("131072")
        int body();

        /** How long a request may take to arrive. */
        @WithDefault("10s")
        Duration arrival();

        /** How long the execution may take. The database has a limit a statement beside it. */
        @WithDefault("20s")
        Duration execution();

        /** Characters of all documents that are kept parsed. */
        @WithDefault("4000000")
        int documentCache();
    }

    /** Websockets. */
    interface Live {
        /** How long a client may take to say {@code connection_init}. */
        @WithDefault("5s")
        Duration init();

        /** How often the server asks whether the client is still there. */
        @WithDefault("20s")
        Duration ping();

        /** Subscriptions at the same time on one socket. */
        @WithDefault("50")
        int subscriptions();

        /** Sockets at the same time on one server. */
        @WithDefault("200")
        int sockets();

        /** How long a client may leave what was sent unread before its stream ends. */
        @WithDefault("15s")
        Duration patience();

        /** Bytes of one message. */
        @WithDefault("131072")
        int message();

        /** Origins of browsers that may open a socket, besides the server's own; all when "*". */
        Optional<java.util.List<String>> origins();
    }
}
