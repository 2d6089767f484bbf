package dev.troth.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresServerTest {
    @TempDir
    Path data;

    @Test
    void folderWithoutAServerHasNoProcess() throws IOException {
        assertThat(PostgresServer.processOf(data)).isEmpty();
    }

    /** 4194305 is above the greatest number of a process on Linux. */
    @ParameterizedTest
    @ValueSource(strings = {"", "4194305\n/data\n"})
    void fileOfAServerThatEndedOrCouldNotWriteItHasNoProcess(String file) throws IOException {
        Files.writeString(data.resolve("postmaster.pid"), file);
        assertThat(PostgresServer.processOf(data)).isEmpty();
    }

    @Test
    void processOfAnotherProgramIsNotAServer() throws IOException {
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
        assertThat(PostgresServer.processOf(data)).isEmpty();
    }
}
