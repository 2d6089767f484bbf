package dev.troth.platform.runtime;

import dev.troth.platform.database.DatabaseSelector;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Logs the database and the URLs at startup. */
@ApplicationScoped
class StartupBanner {
    private static final Logger LOG = Logger.getLogger("Troth");

    void say(
            @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        String base =
                "http://" + (host.equals("0.0.0.0") || host.equals("127.0.0.1") ? "localhost" : host) + ":" + port;
        LOG.infof("Database: %s", DatabaseSelector.description());
        LOG.infof("GraphQL: %s/graphql, with the GraphiQL editor at %s/q/graphql-ui", base, base);
        LOG.infof("Import and export of facts: %s/facts", base);
    }
}
