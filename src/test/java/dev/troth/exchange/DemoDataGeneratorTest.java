package dev.troth.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.ledger.FactType;
import dev.troth.ledger.FactTypeRegistry;
import dev.troth.testing.FactFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The demo data in the resources is that of the generator. */
class DemoDataGeneratorTest {

    @Test
    void generatedStoryEqualsTheCommittedFile() throws IOException {
        if ("write".equals(System.getProperty("story"))) {
            Files.write(DemoDataGenerator.FILE, new DemoDataGenerator().lines());
        }
        assertThat(Files.readAllLines(DemoDataGenerator.FILE)).isEqualTo(new DemoDataGenerator().lines());
    }

    @Test
    void storyHasTwentySevenAccounts() {
        assertThat(new DemoDataGenerator().lines())
                .filteredOn(line -> line.contains("\"type\":\"account\""))
                .hasSize(27);
    }

    @Test
    void storyUsesEveryFactType() {
        FactTypeRegistry factTypes = new FactTypeRegistry(FactFixtures.vocabularies());
        String story = String.join("\n", new DemoDataGenerator().lines());
        assertThat(factTypes.all().stream()
                        .map(FactType::name)
                        .filter(name -> !List.of("amended", "retracted").contains(name)))
                .allSatisfy(name -> assertThat(story).contains("\"type\":\"" + name + "\""));
    }
}
