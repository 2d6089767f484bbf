package dev.troth.start;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Address that the server listens on. */
public final class ListenAddress {
    private static final String ANY_FREE_PORT = "0";

    private ListenAddress() {}

    /**
     * Checks whether the port is free before a database is started. Quarkus, which binds the port later, reports other problems.
     *
     * @param config configuration at run time
     * @return the problem if another process listens on the port
     */
    public static Optional<String> problem(Config config) {
        String host = config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0");
        String port = config.getOptionalValue("quarkus.http.port", String.class).orElse("8080");
        if (port.equals(ANY_FREE_PORT) || !port.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, Integer.parseInt(port)));
            return Optional.empty();
        } catch (BindException e) {
            return Optional.of(StartFailure.explainBind(host, Integer.parseInt(port)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
