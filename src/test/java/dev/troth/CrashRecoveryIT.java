package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.testing.BenchScript;
import java.nio.file.Path;
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
        String said = BenchScript.run(
                folder,
                "crash-test.mjs",
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
        assertThat(BenchScript.test(folder, "linearizability.test.mjs"))
                .contains("# fail 0")
                .doesNotContain("# pass 0");
    }
}
