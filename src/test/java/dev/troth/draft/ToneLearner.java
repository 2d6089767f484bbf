package dev.troth.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Learns the weights of the {@link ToneModel} from labelled texts: the most probable ones, with a penalty on large
 * weights (L2) and on weights as such (L1, so that most are 0). Gradient steps with momentum (FISTA); the result is
 * always the same.
 */
final class ToneLearner {
    private static final int STEPS = 250;
    private static final double L1 = 0.00005;
    private static final double L2 = 0.0002;
    private static final int DECENT = ToneModel.TONES.size();
    private static final int CLASSES = DECENT + 1;

    /** A cue of fewer texts teaches nothing. */
    private static final int ENOUGH_TEXTS = 2;

    /** Labelled text: the cues of each of its sentences, and its tones; none for a decent text. */
    record Example(List<Set<String>> sentences, Set<String> tones) {
        static Example of(String source, Set<String> tones) {
            Text text = new Text(source);
            String language = Languages.detector().of(text);
            List<Set<String>> sentences = new ArrayList<>();
            for (Text.Sentence sentence : text.sentences()) {
                String own = Languages.detector().of(text, sentence.first(), sentence.end());
                sentences.add(Cues.of(text, sentence, Languages.isJudged(own) ? own : language)
                        .keySet());
            }
            return new Example(sentences, tones);
        }
    }

    private record Case(int[] cues, double scale, double[] wanted) {}

    private final List<Example> examples;
    private final Map<String, Integer> numbers = new HashMap<>();

    private ToneLearner(List<Example> examples) {
        this.examples = examples;
        Map<String, Integer> texts = new TreeMap<>();
        for (Example example : examples) {
            Set<String> cues = new TreeSet<>();
            example.sentences.forEach(cues::addAll);
            cues.forEach(cue -> texts.merge(cue, 1, Integer::sum));
        }
        texts.values().removeIf(count -> count < ENOUGH_TEXTS);
        texts.keySet().forEach(cue -> numbers.put(cue, numbers.size()));
    }

    /** Returns the model of the examples. */
    static ToneModel learn(List<Example> examples) {
        ToneLearner learner = new ToneLearner(examples);
        return learner.model(learner.fit(learner.cases(learner.model(learner.fit(learner.cases(null))))));
    }

    /** Returns the sentences to learn from. Of a hurtful text with several ones, it is that which a model finds. */
    private List<Case> cases(@Nullable ToneModel model) {
        List<Case> cases = new ArrayList<>();
        for (Example example : examples) {
            double[] wanted = new double[CLASSES];
            example.tones.forEach(tone -> wanted[ToneModel.TONES.indexOf(tone)] = 1.0 / example.tones.size());
            if (example.tones.isEmpty()) {
                wanted[DECENT] = 1;
                example.sentences.forEach(cues -> cases.add(caseOf(cues, wanted)));
            } else if (example.sentences.size() == 1) {
                cases.add(caseOf(example.sentences.getFirst(), wanted));
            } else if (model != null) {
                example.sentences.stream()
                        .max((a, b) -> Double.compare(hurtful(model, a), hurtful(model, b)))
                        .ifPresent(cues -> cases.add(caseOf(cues, wanted)));
            }
        }
        return cases;
    }

    private static double hurtful(ToneModel model, Collection<String> cues) {
        return Arrays.stream(model.probabilities(cues)).sum();
    }

    private Case caseOf(Collection<String> cues, double[] wanted) {
        int[] known = cues.stream()
                .filter(numbers::containsKey)
                .mapToInt(numbers::get)
                .toArray();
        return new Case(known, ToneModel.scale(cues.size()), wanted);
    }

    /** Returns the weights per class and cue; the last cue is the one that every sentence has. */
    private double[][] fit(List<Case> cases) {
        int cues = numbers.size() + 1;
        double[][] weights = new double[CLASSES][cues];
        double[][] ahead = new double[CLASSES][cues];
        double step = 1 / (1 + L2);
        double speed = 1;
        for (int i = 0; i < STEPS; i++) {
            double[][] slopes = slopes(cases, ahead, cues);
            double next = (1 + Math.sqrt(1 + 4 * speed * speed)) / 2;
            double momentum = (speed - 1) / next;
            speed = next;
            for (int c = 0; c < CLASSES; c++) {
                for (int f = 0; f < cues; f++) {
                    boolean any = f == cues - 1;
                    double weight = ahead[c][f] - step * (slopes[c][f] + (any ? 0 : L2 * ahead[c][f]));
                    weight = any ? weight : shrink(weight, step * L1);
                    ahead[c][f] = weight + momentum * (weight - weights[c][f]);
                    weights[c][f] = weight;
                }
            }
        }
        return weights;
    }

    private static double shrink(double weight, double by) {
        return Math.signum(weight) * Math.max(0, Math.abs(weight) - by);
    }

    private static double[][] slopes(List<Case> cases, double[][] weights, int cues) {
        double[][] slopes = new double[CLASSES][cues];
        for (Case each : cases) {
            double[] found = probabilities(each, weights);
            for (int c = 0; c < CLASSES; c++) {
                double error = (found[c] - each.wanted[c]) / cases.size();
                slopes[c][cues - 1] += error;
                for (int cue : each.cues) {
                    slopes[c][cue] += error * each.scale;
                }
            }
        }
        return slopes;
    }

    private static double[] probabilities(Case each, double[][] weights) {
        double[] sums = new double[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
            sums[c] = weights[c][weights[c].length - 1];
            for (int cue : each.cues) {
                sums[c] += weights[c][cue] * each.scale;
            }
        }
        double most = Arrays.stream(sums).max().orElse(0);
        double all = 0;
        for (int c = 0; c < CLASSES; c++) {
            sums[c] = StrictMath.exp(sums[c] - most);
            all += sums[c];
        }
        for (int c = 0; c < CLASSES; c++) {
            sums[c] /= all;
        }
        return sums;
    }

    /** Returns the model; its weights are those against a decent sentence. */
    private ToneModel model(double[][] weights) {
        Map<String, double[]> table = new TreeMap<>();
        numbers.forEach((cue, number) -> put(table, cue, weights, number));
        put(table, ToneModel.BIAS, weights, numbers.size());
        return new ToneModel(table);
    }

    private static void put(Map<String, double[]> table, String cue, double[][] weights, int number) {
        double[] row = new double[DECENT];
        boolean shown = false;
        for (int i = 0; i < DECENT; i++) {
            row[i] = Math.round((weights[i][number] - weights[DECENT][number]) * 100) / 100.0;
            shown |= row[i] != 0;
        }
        if (shown) {
            table.put(cue, row);
        }
    }
}
