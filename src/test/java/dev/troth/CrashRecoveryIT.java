package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.testing.PackagedApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        Path history = folder.resolve("history");
        String said = node(
                "--experimental-websocket",
                "src/bench/crash-test.mjs",
                "--skip-build",
                "--kills",
                "4",
                "--database-kills",
                "2",
                "--writes",
                "300",
                "--history",
                history.toString());
        assertThat(said)
                .contains("\"lost\":0,\"twice\":0,\"unheard\":0,\"heardTwice\":0,\"disordered\":0,"
                        + "\"notLinearizable\":0,\"scoresAsFoldedAnew\":true");
        assertThat(history)
                .content()
                .contains("\"op\":\"read\"", "\"op\":\"count\"", "\"op\":\"write\"", "\"op\":\"add\"");
    }

    @Test
    void checkerOfHistoriesRejectsWrongOnes() throws Exception {
        assertThat(node("--test", "src/bench/linearizability.test.mjs"))
                .contains("# fail 0")
                .doesNotContain("# pass 0");
    }

    /** Runs a program to its end and returns what it printed. */
    private String node(String... arguments) throws Exception {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("PACKAGED", PackagedApp.PROGRAM);
        Process run = builder.start();
        try {
            assertThat(run.waitFor(15, TimeUnit.MINUTES))
                    .as(Files.readString(output))
                    .isTrue();
            assertThat(run.exitValue()).as(Files.readString(output)).isZero();
            return Files.readString(output);
        } finally {
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
        }
    }
}
