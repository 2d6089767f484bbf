package dev.troth.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Weights of the model of tones. With {@code -DwriteWeights} the test writes those that it learned from the tuning lists. */
class ToneWeightsTest {
    private static final Path WEIGHTS = Path.of("src/main/resources/draft/tones.weights");

    @Test
    void weightsAreThoseLearnedFromTheTuningLists() throws IOException {
        List<ToneLearner.Example> examples = DraftLists.TUNING.stream()
                .flatMap(file -> DraftLists.read(file).stream())
                .map(DraftLists.Labelled::example)
                .toList();
        String learned = ToneLearner.learn(examples).format();
        if (System.getProperty("writeWeights") != null) {
            Files.writeString(WEIGHTS, learned);
        }
        assertThat(Files.readString(WEIGHTS)).isEqualTo(learned);
    }
}
