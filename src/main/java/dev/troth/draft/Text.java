package dev.troth.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Text with its words and sentences. */
final class Text {
    /** A full stop after one of these does not end a sentence. */
    private static final Set<String> ABBREVIATIONS = WordSet.of(
            "dr mr mrs ms prof st no nr tel ca approx vs bzw ggf evtl inkl incl zzgl bspw str abt max min fr "
                    + "hr hrn ing dipl jan feb apr aug sept sep okt oct nov dez dec mo di mi do sa so bzgl vgl attn "
                    + "dept ext fig vol art abs spaet fruehest");

    private static final int LONGEST_QUOTE = 60;
    private static final int SHORTEST_QUOTE = 3;
    private static final int GREETING = 4;

    /** A longer sentence is cut, so that looking through a sentence for each of its words stays cheap. */
    private static final int LONGEST_SENTENCE = 150;

    /**
     * Sentence of a text.
     *
     * @param first position of its first word
     * @param end position after its last word
     * @param mark mark at its end, such as "?"; empty if there is none
     * @param number position in the list of sentences
     */
    record Sentence(int number, int first, int end, String mark) {
        boolean isQuestion() {
            return mark.indexOf('?') >= 0;
        }

        boolean contains(int word) {
            return word >= first && word < end;
        }
    }

    private final String source;
    private final List<Token> words = new ArrayList<>();
    private final List<Token> tokens;
    private final List<Sentence> sentences = new ArrayList<>();
    private final boolean[] quoted;

    /** Marks that stand directly before each word. */
    private final List<String> marksBefore = new ArrayList<>();

    Text(String source) {
        this.source = source;
        tokens = Tokenizer.tokens(source);
        split();
        quoted = quoted();
    }

    String source() {
        return source;
    }

    List<Token> words() {
        return words;
    }

    List<Token> tokens() {
        return tokens;
    }

    List<Sentence> sentences() {
        return sentences;
    }

    /** Returns whether a range of words lies inside of quotation marks: the writer did not say them. */
    boolean isQuoted(int first, int end) {
        for (int i = first; i < end; i++) {
            if (!quoted[i]) {
                return false;
            }
        }
        return end > first;
    }

    /** Returns the marks between a word and the one before it, such as a comma. */
    String marksBefore(int word) {
        return marksBefore.get(word);
    }

    Passage passage(int first, int end) {
        return passageAt(words.get(first).start(), words.get(end - 1).end());
    }

    Passage passage(Sentence sentence) {
        return passage(sentence.first(), sentence.end());
    }

    Passage passageAt(int start, int end) {
        return new Passage(source.substring(start, end), start, end - start);
    }

    private void split() {
        int first = 0;
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            @Nullable String end;
            if (token.isWord()) {
                words.add(token);
                marksBefore.add(marks.toString());
                marks.setLength(0);
                end = words.size() - first == LONGEST_SENTENCE ? "" : null;
            } else {
                if (marks.length() < LONGEST_QUOTE) {
                    marks.append(token.word());
                }
                end = endOfSentence(i, first);
            }
            if (end != null) {
                add(first, end);
                first = words.size();
            }
        }
        add(first, "");
    }

    private void add(int first, String mark) {
        if (words.size() > first) {
            sentences.add(new Sentence(sentences.size(), first, words.size(), mark));
        }
    }

    /** Returns the mark that ends a sentence at this token; null if it does not end here. */
    private @Nullable String endOfSentence(int position, int first) {
        Token token = tokens.get(position);
        if (token.kind() == Token.Kind.LINE_BREAK) {
            return endsLine(position, first) ? "" : null;
        }
        char mark = token.word().charAt(0);
        if (mark == '\u2026' || token.word().startsWith("..")) {
            Token next = next(position);
            return next == null || next.capital() || next.kind() == Token.Kind.LINE_BREAK ? token.word() : null;
        }
        if (mark == '!' || mark == '?') {
            return token.word();
        }
        return mark == '.' && isFullStop(position) ? token.word() : null;
    }

    private boolean isFullStop(int position) {
        Token next = next(position);
        if (next == null || next.kind() == Token.Kind.LINE_BREAK) {
            return true;
        }
        if ((next.start() == tokens.get(position).end() && next.isWord())
                || next.word().equals(",")) {
            return false;
        }
        Token before = position == 0 ? null : tokens.get(position - 1);
        if (before == null || before.kind() == Token.Kind.MARK) {
            return before != null;
        }
        if (before.isNumber()) {
            return next.kind() != Token.Kind.WORD || (next.capital() && !CalendarWords.isMonth(next.word()));
        }
        boolean initial = before.end() - before.start() == 1 && position > 1 && followsDot(position);
        return !initial
                && !ABBREVIATIONS.contains(before.word())
                && !(before.word().equals("m") && !next.capital());
    }

    /** Returns whether the word before a full stop is the end of an abbreviation such as "z. B." or "e.g.". */
    private boolean followsDot(int position) {
        Token before = tokens.get(position - 2);
        boolean dotted = before.is(".");
        boolean starts = position + 1 < tokens.size()
                && tokens.get(position + 1).end() - tokens.get(position + 1).start() == 1
                && tokens.get(position + 1).isWord();
        return dotted || starts;
    }

    private boolean endsLine(int position, int first) {
        int line = words.size() - first;
        if (tokens.get(position).is("\n\n") || startsItem(position + 1)) {
            return true;
        }
        Token before = position == 0 ? null : tokens.get(position - 1);
        return before != null
                && (before.is(":")
                        || (before.is(",") && line <= GREETING)
                        || (lineLength(position) <= 40
                                && next(position) != null
                                && tokens.get(position + 1).capital()));
    }

    private int lineLength(int position) {
        int start = 0;
        for (int i = position - 1; i >= 0; i--) {
            if (tokens.get(i).kind() == Token.Kind.LINE_BREAK) {
                start = tokens.get(i).end();
                break;
            }
            if (tokens.get(position).start() - tokens.get(i).start() > 80) {
                break;
            }
        }
        return tokens.get(position).start() - start;
    }

    private boolean startsItem(int position) {
        if (position >= tokens.size()) {
            return false;
        }
        Token token = tokens.get(position);
        boolean bullet = token.is("-") || token.is("*") || token.is("\u2022") || token.is("\u2013");
        boolean numbered = token.isNumber()
                && position + 1 < tokens.size()
                && (tokens.get(position + 1).is(")") || tokens.get(position + 1).is("."))
                && token.word().length() <= 2;
        return bullet || numbered;
    }

    private @Nullable Token next(int position) {
        int i = position + 1;
        while (i < tokens.size()
                && "\"\u201C\u201D)'\u2019\u00BB\u00AB".contains(tokens.get(i).word())) {
            i++;
        }
        return i < tokens.size() ? tokens.get(i) : null;
    }

    private boolean[] quoted() {
        boolean[] inside = new boolean[words.size()];
        int opened = -1;
        for (int i = 0, word = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isWord()) {
                word++;
            } else if ("\"\u201C\u201D\u201E\u00AB\u00BB".contains(token.word())) {
                if (opened < 0) {
                    opened = word;
                } else {
                    int length = word - opened;
                    for (int j = opened; j < word && length >= SHORTEST_QUOTE && length <= LONGEST_QUOTE; j++) {
                        inside[j] = true;
                    }
                    opened = -1;
                }
            }
        }
        return inside;
    }
}
