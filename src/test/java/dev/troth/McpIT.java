package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.testing.PackagedApp;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** An assistant with the SDK of the Model Context Protocol, against the packaged application in access mode keys. */
@DisabledIfSystemProperty(named = "skipClients", matches = ".*")
class McpIT {
    private static final String KEY = "first-key-of-the-assistants-0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    void assistantUsesTheToolsUnderItsOwnKeyAndLimits() throws Exception {
        try (PackagedApp troth = PackagedApp.start(
                        folder,
                        Map.of("TROTH_ACCESS_MODE", "keys", "TROTH_ACCESS_BOOTSTRAP_KEY", KEY),
                        "-Dtroth.data=" + folder.resolve("data"),
                        "-Dtroth.demo=false",
                        "-Dtroth.mcp.enabled=true",
                        "-Dtroth.mcp.mutations=makeCommitment,keepCommitment",
                        "-Dtroth.graphql.limits.complexity=5000",
                        "-Dtroth.access.key-rate.per-second=5",
                        "-Dtroth.access.key-rate.burst=60")
                .awaitReady()) {
            ClientsIT.install(folder);
            ClientsIT.run(folder, Map.of(), "npm", "run", "build");
            String said = ClientsIT.run(
                    folder, Map.of("TROTH_URL", troth.url(), "TROTH_KEY", KEY), "npm", "run", "assistant");
            assertThat(said).contains("# fail 0").doesNotContain("# tests 0");
            assertThat(troth.says()).doesNotContain("ERROR").doesNotContain("WARN");
        }
    }

    @Test
    void unknownMutationStopsTheStart() throws Exception {
        try (PackagedApp troth = PackagedApp.start(
                folder,
                Map.of(),
                "-Dtroth.data=" + folder.resolve("data"),
                "-Dtroth.mcp.enabled=true",
                "-Dtroth.mcp.mutations=keepComitment")) {
            assertThat(troth.process().waitFor(2, java.util.concurrent.TimeUnit.MINUTES))
                    .isTrue();
            assertThat(troth.says())
                    .contains("TROTH_MCP_MUTATIONS names \"keepComitment\"")
                    .contains("keepCommitment");
        }
    }
}
