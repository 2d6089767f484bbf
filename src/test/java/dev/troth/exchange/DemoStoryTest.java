package dev.troth.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.ledger.FactType;
import dev.troth.ledger.FactTypes;
import dev.troth.testing.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
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
    void itHasTwentySevenAccounts() {
        assertThat(new DemoStory().lines())
                .filteredOn(line -> line.contains("\"type\":\"account\""))
                .hasSize(27);
    }

    @Test
    void everyFactTypeComesUp() {
        FactTypes types = new FactTypes(Told.vocabularies());
        String story = String.join("\n", new DemoStory().lines());
        assertThat(types.all().stream()
                        .map(FactType::name)
                        .filter(name -> !List.of("amended", "retracted").contains(name)))
                .allSatisfy(name -> assertThat(story).contains("\"type\":\"" + name + "\""));
    }
}
