package dev.troth.draft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the language of a text, by its script and its frequent words. */
final class Language {
    static final String ENGLISH = "en";
    static final String GERMAN = "de";

    /** BCP 47 has this code for a language that is not known. */
    static final String UNKNOWN = "und";

    private static final String RESOURCE = "/draft/languages.txt";
    private static final double VOCABULARY = 0.34;
    private static final double ENOUGH = 0.3;

    /** Another language needs the vote of a whole word, because a wrong one would withhold the judgement. */
    private static final double ENOUGH_FOR_OTHERS = 0.99;

    private static final Map<UnicodeScript, String> SCRIPTS = new EnumMap<>(Map.of(
            UnicodeScript.CYRILLIC, "ru",
            UnicodeScript.GREEK, "el",
            UnicodeScript.HAN, "zh",
            UnicodeScript.HIRAGANA, "ja",
            UnicodeScript.KATAKANA, "ja",
            UnicodeScript.HANGUL, "ko",
            UnicodeScript.ARABIC, "ar",
            UnicodeScript.HEBREW, "he",
            UnicodeScript.THAI, "th",
            UnicodeScript.DEVANAGARI, "hi"));

    private final Map<String, List<String>> languagesOfWord = new HashMap<>();
    private final Map<String, Rules> rules;

    Language(Map<String, Rules> rules) {
        this.rules = rules;
        for (String line : resource().split("\n", -1)) {
            int colon = line.indexOf(": ");
            if (colon > 0 && !line.startsWith("#")) {
                for (String word : line.substring(colon + 2).split(" ", -1)) {
                    List<String> languages =
                            languagesOfWord.computeIfAbsent(Tokenizer.normalize(word), key -> new ArrayList<>());
                    if (!languages.contains(line.substring(0, colon))) {
                        languages.add(line.substring(0, colon));
                    }
                }
            }
        }
    }

    /** Returns the BCP 47 code of the language of a text, or {@link #UNKNOWN}. */
    String of(Text text) {
        return of(text, 0, text.words().size());
    }

    String of(Text text, int first, int end) {
        String script = script(text, first, end);
        if (script != null) {
            return script;
        }
        Map<String, Double> votes = new HashMap<>();
        for (int i = first; i < end; i++) {
            vote(text.words().get(i), votes);
        }
        String best = UNKNOWN;
        double most = ENOUGH;
        votes.entrySet().removeIf(entry -> !rules.containsKey(entry.getKey()) && entry.getValue() < ENOUGH_FOR_OTHERS);
        for (Map.Entry<String, Double> entry : votes.entrySet()) {
            if (entry.getValue() > most
                    || (entry.getValue() == most && entry.getKey().compareTo(best) < 0)) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        return best;
    }

    private void vote(Token token, Map<String, Double> votes) {
        List<String> languages = languagesOfWord.getOrDefault(token.word(), List.of());
        for (String language : languages) {
            votes.merge(language, 1.0 / languages.size(), Double::sum);
        }
        rules.forEach((language, each) -> {
            if (!languages.contains(language) && each.vocabulary().contains(token.word())) {
                votes.merge(language, VOCABULARY, Double::sum);
            }
        });
    }

    private static @Nullable String script(Text text, int first, int end) {
        Map<String, Integer> counts = new HashMap<>();
        int letters = 0;
        for (int i = first; i < end; i++) {
            String word = text.words().get(i).word();
            for (int j = 0; j < word.length(); j += Character.charCount(word.codePointAt(j))) {
                int c = word.codePointAt(j);
                String language = Character.isLetter(c) ? SCRIPTS.get(UnicodeScript.of(c)) : null;
                letters += Character.isLetter(c) ? 1 : 0;
                if (language != null) {
                    counts.merge(language, 1, Integer::sum);
                }
            }
        }
        if (counts.containsKey("ja")) {
            return "ja";
        }
        int all = letters;
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() * 2 > all)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static String resource() {
        try (InputStream in = Objects.requireNonNull(Language.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
