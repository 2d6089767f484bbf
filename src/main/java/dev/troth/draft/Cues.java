package dev.troth.draft;

import dev.troth.draft.Rules.Hit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signs of a tone in a sentence: kinds of words, which kind follows which, and the words themselves. The kinds have the
 * same names in every language.
 *
 * <p>Names: {@code YOU} for a kind, {@code YOU>FAIL} for a kind that starts at most {@value #NEAR} words after another,
 * {@code ~OWN} for a kind in a sentence beside, {@code QUESTION} and {@code EXCLAMATION} for the mark at the end, and
 * {@code en:no_wonder} for one to three words in a row, where {@code ^} stands for the beginning and {@code #} for a number.
 */
final class Cues {
    private static final int NEAR = 8;
    private static final int LONGEST_RUN = 3;
    private static final List<String> BESIDE = List.of("OWN", "UNDERSTANDING");

    /** Words that show a cue: from the first of them to the position after the last. */
    record Span(int first, int end) {}

    private final Map<String, List<Span>> found = new LinkedHashMap<>();

    private Cues() {}

    /** Returns the cues of a sentence, each with the words that show it. */
    static Map<String, List<Span>> of(Text text, Text.Sentence sentence, String language) {
        Cues cues = new Cues();
        Rules rules = Languages.cues().get(language);
        if (rules != null) {
            cues.kinds(rules, text, sentence);
            cues.mark(sentence);
            cues.beside(rules, text, sentence);
            cues.words(text, sentence, language);
        }
        return cues.found;
    }

    private void kinds(Rules rules, Text text, Text.Sentence sentence) {
        List<String> names = rules.sections();
        if (names.size() > Long.SIZE) {
            throw new IllegalStateException("There are more than %d kinds of words.".formatted(Long.SIZE));
        }
        List<List<Hit>> hits = new ArrayList<>();
        int length = sentence.end() - sentence.first();
        long[] starts = new long[length + NEAR + 1];
        for (int i = 0; i < names.size(); i++) {
            List<Hit> matches = rules.find(names.get(i), text, sentence);
            hits.add(matches);
            for (Hit hit : matches) {
                starts[hit.first() - sentence.first()] |= 1L << i;
                add(names.get(i), new Span(hit.first(), hit.end()));
            }
        }
        for (int i = 0; i < names.size(); i++) {
            long after = 0;
            for (Hit hit : hits.get(i)) {
                for (int at = hit.end() - sentence.first(), end = at + NEAR; at < end && at < length; at++) {
                    after |= starts[at];
                }
            }
            for (long rest = after; rest != 0; rest &= rest - 1) {
                int other = Long.numberOfTrailingZeros(rest);
                Hit first = hits.get(i).getFirst();
                Hit last = hits.get(other).getLast();
                String name = names.get(i) + ">" + names.get(other);
                add(name, new Span(first.first(), first.end()));
                add(name, new Span(last.first(), last.end()));
            }
        }
    }

    /** Adds the cues of the sentences beside that change the meaning of this one. */
    private void beside(Rules rules, Text text, Text.Sentence sentence) {
        for (int number : new int[] {sentence.number() - 1, sentence.number() + 1}) {
            if (number >= 0 && number < text.sentences().size()) {
                Text.Sentence other = text.sentences().get(number);
                for (String name : BESIDE) {
                    if (rules.has(name, text, other)) {
                        add("~" + name, new Span(sentence.first(), sentence.end()));
                    }
                }
            }
        }
    }

    private void words(Text text, Text.Sentence sentence, String language) {
        for (int i = sentence.first(); i < sentence.end(); i++) {
            StringBuilder name = new StringBuilder(language).append(':');
            if (i == sentence.first()) {
                add(language + ":^_" + word(text, i), new Span(i, i + 1));
            }
            for (int end = i + 1; end <= Math.min(i + LONGEST_RUN, sentence.end()); end++) {
                name.append(end == i + 1 ? "" : "_").append(word(text, end - 1));
                add(name.toString(), new Span(i, end));
            }
        }
    }

    private static String word(Text text, int position) {
        Token token = text.words().get(position);
        return token.isNumber() ? "#" : token.word();
    }

    private void mark(Text.Sentence sentence) {
        if (sentence.isQuestion()) {
            add("QUESTION", new Span(sentence.first(), sentence.first() + 1));
        }
        if (sentence.mark().indexOf('!') >= 0) {
            add("EXCLAMATION", new Span(sentence.end() - 1, sentence.end()));
        }
    }

    private void add(String name, Span span) {
        found.computeIfAbsent(name, key -> new ArrayList<>()).add(span);
    }
}
