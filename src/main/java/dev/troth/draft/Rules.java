package dev.troth.draft;

import dev.troth.draft.Rules.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Phrases of one language, read from a resource. Its lines are:
 *
 * <pre>
 * \@name = word|word                                a word list
 * [SECTION]                                        the code of the following phrases
 * suggest = …                                      the suggestion of that code
 * 0.9 [noneg,noif] phrase :: unless ; unless :~ \@OWN
 * </pre>
 *
 * <p>The number is the confidence; without a number it is 1. A condition in brackets is one of {@link Rule.Condition},
 * with {@code !q} for NOTQ. {@code :~ \@OWN} says that the phrase is harmless in or beside a sentence that takes the
 * responsibility.
 */
final class Rules {
    private static final int NEAR = 3;

    private final Map<String, List<String>> lists = new HashMap<>();
    private final Map<String, Set<String>> normalized = new HashMap<>();
    private final Map<String, String> suggestions = new LinkedHashMap<>();
    private final Map<String, Index> sections = new LinkedHashMap<>();
    private final Set<String> vocabulary = new HashSet<>();

    /** Rules of a section by their first word, so that few are tried at each word. */
    private static final class Index {
        private final Map<String, List<Rule>> byFirst = new HashMap<>();
        private final List<Rule> others = new ArrayList<>();

        void add(Rule rule) {
            Set<String> first = rule.phrase().first();
            if (first == null) {
                others.add(rule);
            } else {
                first.forEach(word ->
                        byFirst.computeIfAbsent(word, key -> new ArrayList<>()).add(rule));
            }
        }
    }

    private Rules(String content) {
        String section = "";
        int number = 0;
        for (String raw : content.split("\n", -1)) {
            number++;
            String line = raw.strip();
            try {
                if (line.startsWith("@")) {
                    list(line);
                } else if (line.startsWith("[")) {
                    section = line.substring(1, line.length() - 1);
                } else if (line.startsWith("suggest = ")) {
                    suggestions.put(section, line.substring("suggest = ".length()));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    Rule rule = rule(section, line);
                    sections.computeIfAbsent(section, key -> new Index()).add(rule);
                    vocabulary.addAll(rule.phrase().vocabulary());
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Line %d: %s".formatted(number, e.getMessage()), e);
            }
        }
    }

    static Rules read(String resource) {
        try (InputStream in = Objects.requireNonNull(Rules.class.getResourceAsStream(resource), resource)) {
            return new Rules(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Rules of(String content) {
        return new Rules(content);
    }

    /** Returns the names of all sections, in the order of the file. */
    List<String> sections() {
        return List.copyOf(sections.keySet());
    }

    /** Returns all words that phrases name. */
    Set<String> vocabulary() {
        return vocabulary;
    }

    @Nullable
    String suggestion(String section) {
        return suggestions.get(section);
    }

    /** Returns whether a word is in a word list of the file. */
    boolean isOfList(String list, String word) {
        return normalized.getOrDefault(list, Set.of()).contains(word);
    }

    boolean isOrdinary(String word) {
        Index ordinary = sections.get("ORDINARY");
        return ordinary != null && ordinary.byFirst.containsKey(word);
    }

    /** Returns all matches of a section in a text, in the order of the text. */
    List<Hit> find(String section, Text text) {
        List<Hit> hits = new ArrayList<>();
        for (Text.Sentence sentence : text.sentences()) {
            find(section, text, sentence, hits);
        }
        return hits;
    }

    List<Hit> find(String section, Text text, Text.Sentence sentence) {
        List<Hit> hits = new ArrayList<>();
        find(section, text, sentence, hits);
        return hits;
    }

    boolean has(String section, Text text, Text.Sentence sentence) {
        return !find(section, text, sentence).isEmpty();
    }

    private void find(String section, Text text, Text.Sentence sentence, List<Hit> hits) {
        Index index = sections.get(section);
        if (index == null) {
            return;
        }
        for (int i = sentence.first(); i < sentence.end(); i++) {
            String word = text.words().get(i).word();
            for (Rule rule : index.byFirst.getOrDefault(word, List.of())) {
                tryRule(rule, text, sentence, i, hits);
            }
            for (Rule rule : index.others) {
                tryRule(rule, text, sentence, i, hits);
            }
        }
    }

    private void tryRule(Rule rule, Text text, Text.Sentence sentence, int from, List<Hit> hits) {
        int end = rule.phrase().match(text.words(), from, sentence.first(), sentence.end());
        if (end > from
                && conditionsHold(rule, text, sentence, from, end)
                && !text.isQuoted(from, end)
                && rule.unless().stream().noneMatch(phrase -> occurs(phrase, text, sentence))
                && !(rule.unlessOwn() && isOwned(text, sentence))) {
            hits.add(new Hit(rule, sentence, from, end));
        }
    }

    private boolean conditionsHold(Rule rule, Text text, Text.Sentence sentence, int from, int end) {
        for (Rule.Condition condition : rule.conditions()) {
            boolean holds = switch (condition) {
                case Q -> sentence.isQuestion();
                case NOTQ -> !sentence.isQuestion();
                case X -> sentence.mark().indexOf('!') >= 0;
                case CAP -> text.words().get(from).capital();
                case NONEG -> !isNegated(rule, text, sentence, from, end);
                case NOIF -> !stands("CONDITION", text, sentence.first(), from);
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a negation stands just before a match, or in a gap of its phrase. */
    private boolean isNegated(Rule rule, Text text, Text.Sentence sentence, int from, int end) {
        Index negations = sections.get("NEGATION");
        boolean named =
                negations != null && rule.phrase().vocabulary().stream().anyMatch(negations.byFirst::containsKey);
        return stands("NEGATION", text, Math.max(sentence.first(), from - NEAR), named ? from : end);
    }

    /** Returns whether a word of a section stands in a range, behind the last "but". */
    private boolean stands(String section, Text text, int first, int end) {
        Index index = sections.get(section);
        boolean found = false;
        for (int i = first; i < end && index != null; i++) {
            String word = text.words().get(i).word();
            found = !word.equals("but") && !word.equals("sondern") && (found || index.byFirst.containsKey(word));
        }
        return found;
    }

    private static boolean occurs(Phrase phrase, Text text, Text.Sentence sentence) {
        Set<String> first = phrase.first();
        for (int i = sentence.first(); i < sentence.end(); i++) {
            if ((first == null || first.contains(text.words().get(i).word()))
                    && phrase.match(text.words(), i, sentence.first(), sentence.end()) > i) {
                return true;
            }
        }
        return false;
    }

    private boolean isOwned(Text text, Text.Sentence sentence) {
        int position = sentence.number();
        for (int i = Math.max(0, position - 1); i <= Math.min(text.sentences().size() - 1, position + 1); i++) {
            if (has("OWN", text, text.sentences().get(i))) {
                return true;
            }
        }
        return false;
    }

    private void list(String line) {
        int equals = line.indexOf('=');
        String name = line.substring(1, equals).strip();
        List<String> words = List.of(line.substring(equals + 1).strip().split("\\|", -1));
        lists.put(name, words);
        normalized.put(name, words.stream().map(Tokenizer::normalize).collect(Collectors.toSet()));
    }

    private Rule rule(String section, String line) {
        boolean rated = Character.isDigit(line.charAt(0));
        int space = rated ? line.indexOf(' ') : 0;
        double confidence = rated ? Double.parseDouble(line.substring(0, space)) : 1;
        String rest = line.substring(space).strip();
        boolean own = rest.endsWith(":~ @OWN");
        if (own) {
            rest = rest.substring(0, rest.length() - ":~ @OWN".length()).strip();
        }
        Set<Rule.Condition> conditions = EnumSet.noneOf(Rule.Condition.class);
        if (rest.startsWith("[")) {
            int close = rest.indexOf(']');
            for (String name : rest.substring(1, close).split(",", -1)) {
                conditions.add(Rule.Condition.valueOf(
                        name.strip().replace("!q", "notq").toUpperCase(Locale.ROOT)));
            }
            rest = rest.substring(close + 1).strip();
        }
        String[] parts = rest.split("::", 2);
        List<Phrase> unless = new ArrayList<>();
        if (parts.length == 2) {
            for (String each : parts[1].split(" ; ", -1)) {
                if (!each.isBlank()) {
                    unless.add(Phrase.of(each.strip(), lists));
                }
            }
        }
        return new Rule(section, confidence, Phrase.of(parts[0].strip(), lists), conditions, List.copyOf(unless), own);
    }

    /**
     * Phrase that shows something.
     *
     * @param confidence probability that a reader would agree, 0 to 1
     * @param conditions conditions on the sentence, see {@link Rules}
     * @param unless phrases that make it harmless when they stand in the same sentence
     * @param unlessOwn whether it is harmless beside words that take the responsibility
     */
    record Rule(
            String code,
            double confidence,
            Phrase phrase,
            Set<Condition> conditions,
            List<Phrase> unless,
            boolean unlessOwn) {
        enum Condition {
            /** No negation just before. */
            NONEG,
            /** No "if" before it in the sentence. */
            NOIF,
            /** In a question. */
            Q,
            /** Not in a question. */
            NOTQ,
            /** With an exclamation mark. */
            X,
            /** The first word of the match has a capital letter: the German "Sie" is you, and "sie" is they. */
            CAP
        }
    }

    /**
     * Match of a rule.
     *
     * @param first position of its first word
     * @param end position after its last word
     */
    record Hit(Rule rule, Text.Sentence sentence, int first, int end) {
        boolean overlaps(Hit other) {
            return first < other.end && other.first < end;
        }
    }
}
