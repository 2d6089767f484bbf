package dev.troth.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists of labelled texts: {@code language | labels | text}. */
final class DraftLists {
    private static final Path FOLDER = Path.of("src/test/resources/draft");

    /** Lists that rules and weights were made from. */
    static final List<String> TUNING = List.of("tuning.txt", "later.txt", "tuning-2.txt", "tuning-3.txt");

    /**
     * Labelled text.
     *
     * @param labels findings that a careful reader makes
     * @param possible findings that a careful reader may make; they count neither as right nor as wrong
     */
    record Labelled(String language, Set<String> labels, Set<String> possible, String text) {
        /** Returns the tones that make the text hurtful. */
        Set<String> tones() {
            Set<String> tones = new HashSet<>(labels);
            tones.retainAll(ToneModel.TONES);
            return tones;
        }

        /** Returns the text as an example to learn from. */
        ToneLearner.Example example() {
            return ToneLearner.Example.of(text, tones());
        }
    }

    private DraftLists() {}

    static List<Labelled> read(String file) {
        try {
            List<Labelled> texts = new ArrayList<>();
            for (String line : Files.readAllLines(FOLDER.resolve(file))) {
                if (!line.startsWith("#")) {
                    texts.add(text(line));
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Labelled text(String line) {
        String[] parts = line.split(" \\| ", 3);
        Set<String> labels = new HashSet<>();
        Set<String> possible = new HashSet<>();
        for (String label : parts[1].equals("-") ? new String[0] : parts[1].split(",", -1)) {
            if (label.endsWith("?")) {
                possible.add(label.substring(0, label.length() - 1));
            } else {
                labels.add(label);
            }
        }
        return new Labelled(parts[0], labels, possible, parts[2]);
    }
}
