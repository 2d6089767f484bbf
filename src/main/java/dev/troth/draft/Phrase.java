package dev.troth.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pattern over words, compiled to an automaton. Syntax, with spaces between the elements:
 *
 * <pre>
 * word        this word                         word*       a word with this prefix
 * a|b|@c      one of several, @c = a word list  !a|b        one word that is none of these
 * ( a b / c ) one of several sequences          x?          optional; also for ( … )?
 * ..3         up to three words                 #           a number
 * ^           at the start: only at the start of the sentence
 * $           end of the sentence; also as one of several
 * </pre>
 *
 * <p>All positions of the automaton are followed at once, so a word costs at most as many steps as the pattern has words, on
 * any text. Patterns have at most {@value #MOST} words, and no repetition without a bound.
 */
final class Phrase {
    static final int MOST = 62;

    /** Stands behind the last word of a sentence, so that patterns can name the end like a word. */
    private static final Token END = new Token("$", 0, 0, Token.Kind.MARK, false, false);

    private sealed interface Node {}

    private record One(Set<String> words, List<String> prefixes, boolean negated, boolean any, boolean number)
            implements Node {
        boolean accepts(Token token) {
            if (any || (negated && token.equals(END))) {
                return !token.equals(END);
            }
            if (number) {
                return token.isNumber();
            }
            return (words.contains(token.word()) || hasPrefix(token.word())) != negated;
        }

        private boolean hasPrefix(String word) {
            for (String prefix : prefixes) {
                if (word.startsWith(prefix)) {
                    return true;
                }
            }
            return false;
        }
    }

    private record Sequence(List<Node> nodes) implements Node {}

    private record Choice(List<Node> nodes) implements Node {}

    private record Optional(Node node) implements Node {}

    /**
     * Part of a pattern in the position automaton (Glushkov): bits are positions of words.
     *
     * @param empty whether no word at all matches it
     * @param first positions of its possible first words
     * @param last positions of its possible last words
     */
    private record Part(boolean empty, long first, long last) {}

    private final String pattern;
    private final boolean fromStart;
    private final List<One> words = new ArrayList<>();

    /** For each position, the positions that can follow it. */
    private final List<Long> follow = new ArrayList<>();

    private final Part whole;
    private final @Nullable Set<String> firstWords;

    private Phrase(String pattern, Map<String, List<String>> lists) {
        this.pattern = pattern;
        List<String> parts = new ArrayList<>(Arrays.asList(pattern.strip().split(" ", -1)));
        parts.removeIf(String::isEmpty);
        fromStart = parts.removeIf("^"::equals);
        Parser parser = new Parser(parts, lists);
        Node root = parser.sequence();
        if (parser.position < parts.size()) {
            throw new IllegalArgumentException("Unbalanced parenthesis in \"" + pattern + "\".");
        }
        whole = build(root);
        firstWords = firstWords();
    }

    static Phrase of(String pattern, Map<String, List<String>> lists) {
        return new Phrase(pattern, lists);
    }

    /** Returns the words of which a match starts with one; null if it can start with any word. */
    @Nullable
    Set<String> first() {
        return firstWords;
    }

    /** Returns all words that the pattern names. */
    Set<String> vocabulary() {
        Set<String> all = new HashSet<>();
        words.stream().filter(one -> !one.negated).forEach(one -> all.addAll(one.words));
        return all;
    }

    /**
     * Returns the position after the longest match that starts at a word.
     *
     * @param sentence position of the first word of the sentence
     * @param limit position after the last word of the sentence
     * @return -1 if the pattern does not match there
     */
    int match(List<Token> tokens, int from, int sentence, int limit) {
        if (fromStart && from != sentence) {
            return -1;
        }
        long states = whole.first;
        int found = -1;
        for (int i = from; i <= limit && states != 0; i++) {
            long reached = accepted(states, i == limit ? END : tokens.get(i));
            states = 0;
            for (long rest = reached; rest != 0; rest &= rest - 1) {
                states |= follow.get(Long.numberOfTrailingZeros(rest));
            }
            if ((reached & whole.last) != 0) {
                found = Math.min(i + 1, limit);
            }
        }
        return found;
    }

    private long accepted(long states, Token token) {
        long reached = 0;
        for (long rest = states; rest != 0; rest &= rest - 1) {
            int position = Long.numberOfTrailingZeros(rest);
            if (words.get(position).accepts(token)) {
                reached |= 1L << position;
            }
        }
        return reached;
    }

    private Part build(Node node) {
        return switch (node) {
            case One one -> {
                if (words.size() == MOST) {
                    throw new IllegalArgumentException(
                            "The pattern has more than %d words: \"%s\".".formatted(MOST, pattern));
                }
                words.add(one);
                follow.add(0L);
                long bit = 1L << (words.size() - 1);
                yield new Part(false, bit, bit);
            }
            case Sequence sequence -> {
                Part all = new Part(true, 0, 0);
                for (Node each : sequence.nodes) {
                    all = join(all, build(each));
                }
                yield all;
            }
            case Choice choice -> {
                Part all = new Part(false, 0, 0);
                for (Node each : choice.nodes) {
                    Part part = build(each);
                    all = new Part(all.empty || part.empty, all.first | part.first, all.last | part.last);
                }
                yield all;
            }
            case Optional optional -> {
                Part part = build(optional.node);
                yield new Part(true, part.first, part.last);
            }
        };
    }

    private Part join(Part left, Part right) {
        for (long rest = left.last; rest != 0; rest &= rest - 1) {
            int position = Long.numberOfTrailingZeros(rest);
            follow.set(position, follow.get(position) | right.first);
        }
        return new Part(
                left.empty && right.empty,
                left.empty ? left.first | right.first : left.first,
                right.empty ? left.last | right.last : right.last);
    }

    private @Nullable Set<String> firstWords() {
        Set<String> first = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            One one = words.get(i);
            if ((whole.first >> i & 1) == 0) {
                continue;
            }
            if (one.any || one.number || one.negated || !one.prefixes.isEmpty()) {
                return null;
            }
            first.addAll(one.words);
        }
        return first;
    }

    @Override
    public String toString() {
        return pattern;
    }

    private static final class Parser {
        private final List<String> parts;
        private final Map<String, List<String>> lists;
        private int position;

        Parser(List<String> parts, Map<String, List<String>> lists) {
            this.parts = parts;
            this.lists = lists;
        }

        Node sequence() {
            List<Node> nodes = new ArrayList<>();
            while (position < parts.size()
                    && !parts.get(position).equals("/")
                    && !parts.get(position).startsWith(")")) {
                nodes.add(element());
            }
            return new Sequence(nodes);
        }

        private Node element() {
            String part = parts.get(position++);
            if (part.equals("(")) {
                return group();
            }
            if (part.startsWith("..")) {
                List<Node> gap = new ArrayList<>();
                for (int i = Integer.parseInt(part.substring(2)); i > 0; i--) {
                    gap.add(new Optional(new One(Set.of(), List.of(), false, true, false)));
                }
                return new Sequence(gap);
            }
            boolean optional = part.endsWith("?");
            One one = one(optional ? part.substring(0, part.length() - 1) : part);
            return optional ? new Optional(one) : one;
        }

        private Node group() {
            List<Node> choices = new ArrayList<>();
            choices.add(sequence());
            while (position < parts.size() && parts.get(position).equals("/")) {
                position++;
                choices.add(sequence());
            }
            if (position >= parts.size()) {
                throw new IllegalArgumentException("A parenthesis is not closed.");
            }
            return parts.get(position++).equals(")?") ? new Optional(new Choice(choices)) : new Choice(choices);
        }

        private One one(String part) {
            if (part.equals("#")) {
                return new One(Set.of(), List.of(), false, false, true);
            }
            boolean negated = part.startsWith("!");
            Set<String> words = new HashSet<>();
            List<String> prefixes = new ArrayList<>();
            for (String word : (negated ? part.substring(1) : part).split("\\|", -1)) {
                add(word, words, prefixes);
            }
            return new One(words, prefixes, negated, false, false);
        }

        private void add(String word, Set<String> words, List<String> prefixes) {
            if (word.startsWith("@")) {
                List<String> list = lists.get(word.substring(1));
                if (list == null) {
                    throw new IllegalArgumentException("There is no word list \"" + word + "\".");
                }
                list.forEach(each -> add(each, words, prefixes));
            } else if (word.endsWith("*")) {
                prefixes.add(Tokenizer.normalize(word.substring(0, word.length() - 1)));
            } else if (word.isEmpty()) {
                throw new IllegalArgumentException("An alternative is empty.");
            } else {
                words.add(Tokenizer.normalize(word));
            }
        }
    }
}
