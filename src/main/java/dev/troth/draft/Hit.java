package dev.troth.draft;

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
