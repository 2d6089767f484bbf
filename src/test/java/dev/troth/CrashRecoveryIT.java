package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.testing.PackagedApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short run of the program that kills Troth and PostgreSQL while clients write; the long one is in
 * src/docs/reliability.md. Needs Node 20; {@code -DskipClients} leaves it out.
 */
@DisabledIfSystemProperty(named = "skipClients", matches = ".*")
class CrashRecoveryIT {
    @TempDir
    Path folder;

    @Test
    void acknowledgedFactsSurviveKilledProcesses() throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                        "node",
                        "--experimental-websocket",
                        "src/bench/crash-test.mjs",
                        "--skip-build",
                        "--kills",
                        "4",
                        "--database-kills",
                        "2",
                        "--writes",
                        "300")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PACKAGED", PackagedApp.PROGRAM);
        Process run = builder.start();
        try {
            assertThat(run.waitFor(15, TimeUnit.MINUTES))
                    .as(Files.readString(output))
                    .isTrue();
            assertThat(run.exitValue()).as(Files.readString(output)).isZero();
            assertThat(Files.readString(output))
                    .contains(
                            "\"lost\":0,\"twice\":0,\"unheard\":0,\"heardTwice\":0,\"disordered\":0,\"scoresAsFoldedAnew\":true");
        } finally {
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
        }
    }
}
