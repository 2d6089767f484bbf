package dev.troth.platform.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * Versions contained in this build, as written by Maven.
 *
 * @param troth version of Troth
 * @param postgres version of the bundled PostgreSQL
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
