package dev.troth.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration before Quarkus runs; {@code StartupIT} shows that it decides the start of the packaged application. */
class StartConfigTest {
    private final String before = System.getProperty("user.dir");

    @TempDir
    Path folder;

    @BeforeEach
    void workSomewhereElse() {
        System.setProperty("user.dir", folder.toString());
    }

    @AfterEach
    void workHere() {
        System.setProperty("user.dir", before);
        System.clearProperty("troth.data");
        System.clearProperty("quarkus.config.locations");
    }

    private static Optional<String> data() {
        return StartConfig.read().getOptionalValue("troth.data", String.class);
    }

    @Test
    void nearerSourceOverridesTheOther() throws Exception {
        assertThat(data()).isEmpty();
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.properties"), "troth.data=config\n");
        assertThat(data()).contains("config");
        Files.writeString(folder.resolve(".env"), "TROTH_DATA=env\n");
        assertThat(data()).contains("env");
        System.setProperty("troth.data", "property");
        assertThat(data()).contains("property");
    }

    @Test
    void namedConfigFileIsRead() throws Exception {
        Path named = Files.writeString(folder.resolve("named.properties"), "troth.data=named\n");
        System.setProperty("quarkus.config.locations", named.toUri().toString());
        assertThat(data()).contains("named");
    }

    @Test
    void packagedPropertiesAreReadAndExpressionsExpanded() {
        assertThat(StartConfig.read().getOptionalValue("quarkus.http.host", String.class))
                .contains("127.0.0.1");
        System.setProperty("troth.data", "${quarkus.http.host}/data");
        assertThat(data()).contains("127.0.0.1/data");
    }

    @Test
    void valuesOfOtherProfilesAreIgnored() throws Exception {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                folder.resolve("config/application.properties"), "%dev.troth.data=dev\n%prod.troth.demo=false\n");
        assertThat(data()).isEmpty();
    }
}
