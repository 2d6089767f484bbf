package dev.troth.draft;

import java.util.List;
import java.util.Set;

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
        X
    }
}
