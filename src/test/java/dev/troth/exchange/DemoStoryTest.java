package dev.troth.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The story in the resources is the one that the generator tells. */
class DemoStoryTest {

    @Test
    void theStoryIsToldTheSameWayEveryTime() throws IOException {
        if ("write".equals(System.getProperty("story"))) {
            Files.write(DemoStory.FILE, new DemoStory().lines());
        }
        assertThat(Files.readAllLines(DemoStory.FILE)).isEqualTo(new DemoStory().lines());
    }

    @Test
    void itHasTwentySixAccounts() {
        assertThat(new DemoStory().lines())
                .filteredOn(line -> line.contains("\"type\":\"account\""))
                .hasSize(26);
    }
}
