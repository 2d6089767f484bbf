package dev.troth.platform.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Chooses the database: the configured URL, else an embedded PostgreSQL. Decided once before the application starts. A
 * wrong URL is an error; Troth never falls back to an empty database.
 */
public final class DatabaseSelector {
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String DESCRIPTION = "troth.database.description";

    private DatabaseSelector() {}

    /** No usable database is configured; the message names the setting. */
    public static final class NoDatabase extends Exception {
        private static final long serialVersionUID = 1;

        public NoDatabase(String message) {
            super(message);
        }

        public NoDatabase(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Starts the embedded database unless a URL is configured.
     *
     * @param config as it is at run time
     * @return the URL of the database that is used
     * @throws NoDatabase if the configuration is not valid, or the embedded database does not start
     */
    public static String select(Config config) throws NoDatabase {
        Optional<String> url = configured(config);
        if (url.isPresent()) {
            checkUrl(url.get());
            System.setProperty(DESCRIPTION, "PostgreSQL at " + withoutSecrets(url.get()));
            return url.get();
        }
        checkNothingHalfConfigured(config);
        Path folder = folder(config, "troth.data").orElse(Path.of("data").toAbsolutePath());
        Optional<Path> home = folder(config, "troth.postgres.home");
        EmbeddedDatabase database = EmbeddedDatabase.start(
                folder.resolve("postgres"),
                home.isPresent() ? PostgresHome.installed(home.get()) : PostgresHome.carried());
        System.setProperty(URL, database.jdbcUrl());
        System.setProperty("quarkus.datasource.username", PostgresServer.USER);
        System.setProperty("quarkus.datasource.password", database.password());
        System.setProperty(DESCRIPTION, "embedded PostgreSQL in " + folder.resolve("postgres"));
        if (config.getOptionalValue("troth.demo", String.class).isEmpty()) {
            System.setProperty("troth.demo", "true");
        }
        return database.jdbcUrl();
    }

    private static Optional<Path> folder(Config config, String name) {
        return config.getOptionalValue(name, String.class)
                .map(folder -> Path.of(folder).toAbsolutePath().normalize());
    }

    /** Describes the database for the log. */
    public static String description() {
        return System.getProperty(DESCRIPTION, "PostgreSQL as configured");
    }

    private static Optional<String> configured(Config config) throws NoDatabase {
        String environment = System.getenv("QUARKUS_DATASOURCE_JDBC_URL");
        if (environment != null && environment.isBlank()) {
            throw new NoDatabase(
                    "QUARKUS_DATASOURCE_JDBC_URL is blank. Maybe unset it to use the embedded database, or set a "
                            + "URL such as jdbc:postgresql://localhost:5432/troth?");
        }
        return config.getOptionalValue(URL, String.class);
    }

    private static void checkUrl(String url) throws NoDatabase {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new NoDatabase(
                    "The database URL \"%s\" is not a PostgreSQL URL. Maybe jdbc:postgresql://host:5432/name?"
                            .formatted(withoutSecrets(url)));
        }
    }

    /** A user without a URL indicates a misspelled URL setting, so the embedded database must not start. */
    private static void checkNothingHalfConfigured(Config config) throws NoDatabase {
        for (String name : List.of("quarkus.datasource.username", "quarkus.datasource.password")) {
            if (config.getOptionalValue(name, String.class).isPresent()) {
                throw new NoDatabase("%s is set, but %s is not. Maybe the name of the URL setting is misspelled?"
                        .formatted(name, URL));
            }
        }
        for (String name : System.getenv().keySet()) {
            if (name.startsWith("QUARKUS_DATASOURCE_") && name.contains("URL")) {
                throw new NoDatabase(
                        "%s is not a setting of Troth. Maybe QUARKUS_DATASOURCE_JDBC_URL?".formatted(name));
            }
        }
    }

    private static String withoutSecrets(String url) {
        return url.replaceAll("(?i)(password=)[^&]*", "$1***").replaceAll("//[^/@]*@", "//***@");
    }
}
