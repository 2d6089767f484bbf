package dev.troth.start;

import io.quarkus.runtime.configuration.RuntimeConfigBuilder;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;

/** Configuration before Quarkus starts. */
public final class StartConfig {
    private StartConfig() {}

    /**
     * Reads the sources that Quarkus will read: system properties, environment variables, {@code .env}, {@code
     * config/application.properties} and the properties of the package. {@code ConfigProvider} would return the
     * configuration of the machine that built the native executable.
     */
    public static Config read() {
        return new SmallRyeConfigBuilder()
                .withCustomizers(new RuntimeConfigBuilder())
                .withSources(new PropertiesLocationConfigSourceFactory())
                .build();
    }
}
