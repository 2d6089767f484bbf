package dev.troth.graphql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Settings of the server for assistants, below {@code troth.mcp}. */
@ConfigMapping(prefix = "troth.mcp")
interface McpSettings {
    /** Whether {@code /mcp} is served. */
    @WithDefault("false")
    boolean enabled();

    /** Names of the mutations that are tools, such as keepCommitment. Without any, assistants can only read. */
    Optional<List<String>> mutations();
}
