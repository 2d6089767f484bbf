package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.testing.BenchScript;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short run of the program that attacks the packaged application in every way while a client is served; the long one
 * is in src/docs/security.md. Needs Node 20; {@code -DskipClients} leaves it out.
 */
@DisabledIfSystemProperty(named = "skipClients", matches = ".*")
class AttacksIT {
    @TempDir
    Path folder;

    @Test
    void clientIsServedBesideAttacksOfAllKinds() throws Exception {
        assertThat(BenchScript.run(folder, "soak.mjs", "--minutes", "0.5"))
                .contains("0 jobs have not ended; answered with INTERNAL: none");
    }
}
