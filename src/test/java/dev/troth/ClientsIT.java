package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.testing.PackagedApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clients that frontends use, against the packaged application: the HTTP audits, graphql-ws, urql and Apollo Client,
 * with documents typed by codegen, the recipes of the documentation, and the schema through Relay's compiler and a linter. Needs Node 20 and npm; {@code
 * -DskipClients} leaves them out.
 */
@DisabledIfSystemProperty(named = "skipClients", matches = ".*")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClientsIT {
    private static final Path CLIENT = Path.of("src/client");

    @TempDir
    static Path folder;

    @BeforeAll
    static void install() throws Exception {
        install(folder);
    }

    /** Installs the clients. */
    static void install(Path folder) throws Exception {
        run(folder, Map.of(), "npm", "ci", "--no-audit", "--no-fund");
    }

    private static String run(Map<String, String> environment, String... command) throws Exception {
        return run(folder, environment, command);
    }

    /** Returns what a command says that succeeds. */
    static String run(Path folder, Map<String, String> environment, String... command) throws Exception {
        Path log = Files.createTempFile(folder, "npm", ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(CLIENT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            String said = Files.readString(log);
            assertThat(ended).as(String.join(" ", command) + "\n" + said).isTrue();
            assertThat(process.exitValue())
                    .as(String.join(" ", command) + "\n" + said)
                    .isZero();
            return said;
        } catch (IOException e) {
            throw new AssertionError("Please install Node 20 or newer with npm, or say -DskipClients.", e);
        }
    }

    @Test
    @Order(1)
    void generatedTypesOfTheDocumentsCompile() throws Exception {
        run(Map.of(), "npm", "run", "build");
        assertThat(CLIENT.resolve("dist/src/index.js")).exists();
    }

    @Test
    @Order(2)
    void relayCompilerAcceptsTheSchema() throws Exception {
        assertThat(run(Map.of(), "npm", "run", "relay")).contains("Compilation completed");
    }

    @Test
    @Order(3)
    void linterReportsNoErrors() throws Exception {
        assertThat(run(Map.of(), "npm", "run", "lint")).contains("0 errors detected");
    }

    @Test
    @Order(4)
    void clientsAndAuditsPassAgainstThePackagedApplication() throws Exception {
        try (PackagedApp troth = PackagedApp.start(
                        folder,
                        Map.of(),
                        "-Dtroth.data=" + folder.resolve("data"),
                        "-Dtroth.graphql.allow-get-queries=true")
                .awaitReady()) {
            String said = run(Map.of("TROTH_URL", troth.url()), "npm", "test");
            assertThat(said).contains("# fail 0").doesNotContain("# tests 0");
            run(Map.of(), "npm", "run", "recipes:compile");
            String recipes = run(Map.of("TROTH_URL", troth.url()), "npm", "run", "recipes:test");
            assertThat(recipes).contains("# fail 0").doesNotContain("# tests 0");
            assertThat(troth.says()).doesNotContain("ERROR");
        }
    }
}
