package dev.troth.draft;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the words that name the person who is to act. */
final class OwnerFinder {
    private static final Set<String> GREETINGS =
            WordSet.of("hi hello dear hallo liebe lieber geehrte geehrter moin hey servus");
    private static final Set<String> TITLES = WordSet.of("mr mrs ms dr prof herr frau");

    private final Text text;
    private final List<AskFinder.Ask> asks;

    OwnerFinder(Text text, List<AskFinder.Ask> asks) {
        this.text = text;
        this.asks = asks;
    }

    /** Returns a name before an ask or in the greeting, else the words that ask. */
    @Nullable
    Passage find() {
        for (AskFinder.Ask ask : asks) {
            Token first = text.words().get(ask.sentence().first());
            int second = ask.sentence().first() + 1;
            boolean titled =
                    TITLES.contains(first.word()) && second < ask.sentence().end();
            int end = titled ? second + 1 : second;
            boolean named = first.capital()
                    && end < ask.sentence().end()
                    && text.marksBefore(end).contains(",");
            if (named && ask.addressed()) {
                return text.passage(ask.sentence().first(), end);
            }
        }
        Passage greeted = greeted();
        AskFinder.Ask asked =
                asks.stream().filter(AskFinder.Ask::addressed).findFirst().orElse(null);
        return asked == null ? null : greeted != null ? greeted : text.passage(asked.shown(), asked.shownEnd());
    }

    private @Nullable Passage greeted() {
        for (int i = 0; i + 1 < Math.min(text.words().size(), 8); i++) {
            if (GREETINGS.contains(text.words().get(i).word())) {
                int end = i + 1;
                while (end < text.words().size()
                        && end <= i + 3
                        && text.words().get(end).capital()
                        && text.marksBefore(end).isEmpty()) {
                    end++;
                }
                return end == i + 1 ? null : text.passage(i + 1, end);
            }
        }
        return null;
    }
}
