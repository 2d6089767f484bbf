package dev.troth.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * Which versions this build is made of, as Maven wrote them.
 *
 * @param troth the version of Troth
 * @param postgres the version of the PostgreSQL that it carries
 */
public record Version(String troth, String postgres) {
    private static final String RESOURCE = "/version.properties";

    public static Version read() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Version(properties.getProperty("troth"), properties.getProperty("postgres"));
    }
}
