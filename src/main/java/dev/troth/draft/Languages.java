package dev.troth.draft;

import java.util.List;
import java.util.Map;

/** Rules of all languages that can be judged. */
final class Languages {
    private static final Map<String, Rules> RULES = Map.of(
            Language.ENGLISH, Rules.read("/draft/en.rules"),
            Language.GERMAN, Rules.read("/draft/de.rules"));
    private static final Map<String, Rules> CUES = Map.of(
            Language.ENGLISH, Rules.read("/draft/en.cues"),
            Language.GERMAN, Rules.read("/draft/de.cues"));
    private static final ToneModel MODEL = ToneModel.read();
    private static final Language DETECTOR = new Language(RULES);

    private Languages() {}

    static Language detector() {
        return DETECTOR;
    }

    static Map<String, Rules> rules() {
        return RULES;
    }

    /** Cues of tones, see {@link Cues}. */
    static Map<String, Rules> cues() {
        return CUES;
    }

    static ToneModel model() {
        return MODEL;
    }

    /** Returns the rules that apply to a text: those of its language; none for a language without rules. */
    static List<Rules> of(String language) {
        Rules rules = RULES.get(language);
        return rules == null ? List.of() : List.of(rules);
    }

    static boolean isJudged(String language) {
        return RULES.containsKey(language);
    }
}
