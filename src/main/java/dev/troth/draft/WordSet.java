package dev.troth.draft;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sets of normalized words, written as one text with spaces. */
final class WordSet {
    private WordSet() {}

    static Set<String> of(String words) {
        return Stream.of(words.split(" ", -1)).map(Tokenizer::normalize).collect(Collectors.toUnmodifiableSet());
    }
}
