package dev.troth.draft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Linear model of the tone of a sentence: adds the weights of its {@link Cues} for each tone, and turns the sums into
 * probabilities (softmax). It finds hurtful sentences in words that no phrase of the {@link Rules} knows.
 *
 * <p>A line of the table names a cue and one weight for each of {@link #TONES}; a decent sentence has the weight 0. The
 * weights are learned from the tuning lists by {@code ToneWeightsTest} and not edited by hand.
 */
final class ToneModel {
    static final List<String> TONES = List.of("BLAME", "SARCASM", "HALF_APOLOGY", "I_TOLD_YOU_SO", "ANGER");

    /** Name of the weights that every sentence has. */
    static final String BIAS = "ANY";

    private static final String RESOURCE = "/draft/tones.weights";
    private static final String HEAD = """
            # Weights of the cues for %s, against a decent sentence. Learned by ToneWeightsTest; not edited by hand.
            """.formatted(String.join(", ", TONES));

    /** Below so many cues, the sum is not divided further: a short sentence shows little. */
    private static final int FEW = 20;

    private final Map<String, double[]> weights;

    ToneModel(Map<String, double[]> weights) {
        this.weights = weights;
    }

    static ToneModel read() {
        try (InputStream in = Objects.requireNonNull(ToneModel.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ToneModel parse(String content) {
        Map<String, double[]> weights = new HashMap<>();
        for (String line : content.split("\n", -1)) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] parts = line.strip().split("\\s+", -1);
                double[] row = new double[TONES.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = Double.parseDouble(parts[i + 1]);
                }
                weights.put(parts[0], row);
            }
        }
        return new ToneModel(weights);
    }

    /** Returns the table as text, in the order of the names. */
    String format() {
        StringBuilder table = new StringBuilder(HEAD);
        new TreeMap<>(weights).forEach((name, row) -> {
            table.append("%-28s".formatted(name));
            for (double weight : row) {
                table.append(String.format(Locale.ROOT, " %6.2f", weight));
            }
            table.append('\n');
        });
        return table.toString();
    }

    /** Returns the factor of every weight of a sentence with this number of cues. */
    static double scale(int cues) {
        return 1 / Math.sqrt(Math.max(cues, FEW));
    }

    /**
     * Returns the probability of each tone, in the order of {@link #TONES}; the rest up to 1 is that of a decent
     * sentence.
     */
    double[] probabilities(Collection<String> cues) {
        double[] sums = weights.getOrDefault(BIAS, new double[TONES.size()]).clone();
        double scale = scale(cues.size());
        for (String cue : cues) {
            double[] row = weights.get(cue);
            for (int i = 0; row != null && i < sums.length; i++) {
                sums[i] += row[i] * scale;
            }
        }
        return softmax(sums);
    }

    /** Turns sums into probabilities, beside a decent sentence with the sum 0. */
    static double[] softmax(double[] sums) {
        double most = 0;
        for (double sum : sums) {
            most = Math.max(most, sum);
        }
        double[] shares = new double[sums.length];
        double all = StrictMath.exp(-most);
        for (int i = 0; i < sums.length; i++) {
            shares[i] = StrictMath.exp(sums[i] - most);
            all += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= all;
        }
        return shares;
    }

    /** Returns the shortest run of words that carries at least the given share of the weights for a tone. */
    Cues.Span reason(Map<String, List<Cues.Span>> cues, int tone, Text.Sentence sentence, double share) {
        double[] mass = new double[sentence.end() - sentence.first()];
        double all = 0;
        for (Map.Entry<String, List<Cues.Span>> cue : cues.entrySet()) {
            double[] row = weights.get(cue.getKey());
            if (row != null && row[tone] > 0) {
                all += row[tone];
                spread(row[tone] / cue.getValue().size(), cue.getValue(), sentence.first(), mass);
            }
        }
        int first = 0;
        int shortest = mass.length;
        Cues.Span found = new Cues.Span(sentence.first(), sentence.end());
        double sum = 0;
        for (int end = 1; end <= mass.length; end++) {
            sum += mass[end - 1];
            while (sum - mass[first] >= share * all && first < end - 1) {
                sum -= mass[first++];
            }
            if (sum >= share * all && end - first < shortest) {
                shortest = end - first;
                found = new Cues.Span(sentence.first() + first, sentence.first() + end);
            }
        }
        return found;
    }

    private static void spread(double weight, List<Cues.Span> spans, int from, double[] mass) {
        for (Cues.Span span : spans) {
            for (int i = span.first(); i < span.end(); i++) {
                mass[i - from] += weight / (span.end() - span.first());
            }
        }
    }
}
