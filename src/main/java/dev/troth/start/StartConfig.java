package dev.troth.start;

import io.quarkus.runtime.configuration.RuntimeConfigBuilder;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;

/** The configuration before Quarkus runs. */
public final class StartConfig {
    private StartConfig() {}

    /**
     * Reads what Quarkus will read: system properties, environment variables, {@code .env},
     * {@code config/application.properties} and the properties of the package. {@code ConfigProvider} would give the
     * configuration of the machine that built the native executable.
     */
    public static Config read() {
        return new SmallRyeConfigBuilder()
                .withCustomizers(new RuntimeConfigBuilder())
                .withSources(new PropertiesLocationConfigSourceFactory())
                .build();
    }
}
