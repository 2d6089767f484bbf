package dev.troth.draft;

import java.util.List;
import java.util.Map;

/** Rules of all languages that can be judged. */
final class Languages {
    private static final Map<String, Rules> RULES = Map.of(
            Language.ENGLISH, Rules.read("/draft/en.rules"),
            Language.GERMAN, Rules.read("/draft/de.rules"));
    private static final Language DETECTOR = new Language(RULES);

    private Languages() {}

    static Language detector() {
        return DETECTOR;
    }

    static Map<String, Rules> rules() {
        return RULES;
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
