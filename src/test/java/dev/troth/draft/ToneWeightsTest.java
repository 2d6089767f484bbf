package dev.troth.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Weights of the model of tones: learned from the tuning lists, and measured on texts that they were not learned from.
 *
 * <p>With {@code -DwriteWeights} the test writes the learned weights.
 */
class ToneWeightsTest {
    private static final Path WEIGHTS = Path.of("src/main/resources/draft/tones.weights");
    private static final int PARTS = 5;

    private static List<DraftLists.Labelled> texts(String... files) {
        return Stream.of(files).flatMap(file -> DraftLists.read(file).stream()).toList();
    }

    private static ToneModel learn(List<DraftLists.Labelled> texts) {
        return ToneLearner.learn(
                texts.stream().map(DraftLists.Labelled::example).toList());
    }

    @Test
    void weightsAreThoseLearnedFromTheTuningLists() throws IOException {
        String learned = learn(texts(DraftLists.TUNING.toArray(String[]::new))).format();
        if (System.getProperty("writeWeights") != null) {
            Files.writeString(WEIGHTS, learned);
        }
        assertThat(Files.readString(WEIGHTS)).isEqualTo(learned);
    }

    /** Each fifth of the second tuning list is judged with weights that were learned from all other texts. */
    @Test
    void textsThatTheWeightsWereNotLearnedFromAreJudged() {
        List<DraftLists.Labelled> texts = texts("tuning-2.txt");
        int[] hurtful = new int[2];
        int[] decent = new int[2];
        for (int part = 0; part < PARTS; part++) {
            List<DraftLists.Labelled> others = new ArrayList<>(texts("tuning.txt", "later.txt"));
            for (int i = 0; i < texts.size(); i++) {
                if (i % PARTS != part) {
                    others.add(texts.get(i));
                }
            }
            ToneModel model = learn(others);
            for (int i = part; i < texts.size(); i += PARTS) {
                boolean found = Tones.find(new Text(texts.get(i).text()), model).stream()
                        .anyMatch(hit -> ToneModel.TONES.contains(hit.code()));
                int[] count = texts.get(i).tones().isEmpty() ? decent : hurtful;
                count[0]++;
                count[1] += found ? 1 : 0;
            }
        }
        double recall = (double) hurtful[1] / hurtful[0];
        double precision = (double) hurtful[1] / (hurtful[1] + decent[1]);
        System.out.printf(
                "cross-validation: %d of %d hurtful texts found, %d of %d decent texts flagged, precision %.2f recall"
                        + " %.2f%n",
                hurtful[1], hurtful[0], decent[1], decent[0], precision, recall);
        assertThat(recall).isGreaterThanOrEqualTo(0.65);
        assertThat(precision).isGreaterThanOrEqualTo(0.87);
    }
}
