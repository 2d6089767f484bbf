package dev.troth.start;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Explains a failed start to the operator in one line if the cause is known. The text never contains a password. */
public final class StartFailure {
    private StartFailure() {}

    /**
     * Explains a failure.
     *
     * @param url the URL of the database
     * @return empty if the cause is unknown, so that only a stack trace helps
     */
    public static Optional<String> explain(Throwable failure, String url) {
        return causes(failure)
                .map(cause -> explainOne(cause, url))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<String> explainOne(Throwable cause, String url) {
        return switch (cause) {
            case QuarkusBindException bind -> Optional.of(explainBind(bind.getHost(), bind.getPort()));
            case SQLException sql -> Optional.ofNullable(explainSql(sql, Address.of(url)));
            case ConfigurationException configuration -> Optional.ofNullable(configuration.getMessage());
            case ConfigValidationException configuration -> Optional.ofNullable(configuration.getMessage());
            case PreventFurtherStepsException stop -> Optional.ofNullable(stop.getMessage());
            default -> Optional.empty();
        };
    }

    static String explainBind(String host, int port) {
        return QuarkusBindException.isKnownHost(host)
                ? "Port %d is in use by another process. Maybe set QUARKUS_HTTP_PORT to another one?".formatted(port)
                : "Troth cannot listen on %s:%d. Maybe QUARKUS_HTTP_HOST is not an address of this machine, or "
                                .formatted(host, port)
                        + "QUARKUS_HTTP_PORT is in use?";
    }

    /** Maps the SQL states of PostgreSQL (appendix A) and of its driver. */
    private static @Nullable String explainSql(SQLException failure, Address address) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return switch (state) {
            case "28P01", "28000", "08004" ->
                "The database at %s refuses the user: %s. Maybe QUARKUS_DATASOURCE_USERNAME or "
                                .formatted(address.hosts, sentence(failure.getMessage()))
                        + "QUARKUS_DATASOURCE_PASSWORD is wrong?";
            case "3D000" ->
                "The server at %s has no database \"%s\". Maybe create it, or correct QUARKUS_DATASOURCE_JDBC_URL?"
                        .formatted(address.hosts, address.database);
            case "57P03", "53300" ->
                "The database at %s rejects connections: %s.".formatted(address.hosts, sentence(failure.getMessage()));
            default ->
                state.startsWith("08")
                        ? "The database at %s cannot be reached: %s. Maybe QUARKUS_DATASOURCE_JDBC_URL is wrong?"
                                .formatted(address.hosts, reason(failure))
                        : null;
        };
    }

    /** The message of the network exception is more specific than that of the driver. */
    private static String reason(SQLException failure) {
        Throwable last = causes(failure).reduce((first, second) -> second).orElse(failure);
        return last instanceof UnknownHostException
                ? "there is no host with the name " + last.getMessage()
                : sentence(last.getMessage());
    }

    private static String sentence(@Nullable String message) {
        String text = message == null ? "no reason is given" : message.strip().replaceAll("\\s+", " ");
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** @param hosts hosts, each with its port, as in {@code db.example:5432} */
    private record Address(String hosts, String database) {
        static Address of(String url) {
            Properties properties = Driver.parseURL(url, null);
            if (properties == null) {
                return new Address("the configured URL", "");
            }
            String[] names =
                    String.valueOf(PGProperty.PG_HOST.getOrDefault(properties)).split(",", -1);
            String[] ports =
                    String.valueOf(PGProperty.PG_PORT.getOrDefault(properties)).split(",", -1);
            List<String> hosts = new ArrayList<>();
            for (int i = 0; i < names.length; i++) {
                hosts.add(names[i] + ":" + ports[Math.min(i, ports.length - 1)]);
            }
            return new Address(String.join(",", hosts), String.valueOf(PGProperty.PG_DBNAME.getOrDefault(properties)));
        }
    }
}
