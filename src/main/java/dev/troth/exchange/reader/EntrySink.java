package dev.troth.exchange.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives what a reader finds in a file. An entry is reported once: with its facts, as refused, or as skipped. So the
 * number of entries is the sum of the three. Numbers are lines of the file, or numbers of the entries in formats
 * without lines, counted from 1.
 */
public interface EntrySink {
    /**
     * Receives an entry with its facts.
     *
     * @param entry entry as in the file; null if it is not needed for the error file
     * @param facts at least one fact
     */
    void facts(int number, @Nullable String entry, List<ObjectNode> facts);

    /** Receives an entry that is not valid. */
    void refused(int number, @Nullable String entry, Problem problem);

    /**
     * Receives an entry that is valid and yields no fact.
     *
     * @param label short text that lets a person recognise the entry, such as its subject; null if it has none
     */
    void skipped(int number, @Nullable String label, SkipReason reason);

    /**
     * Receives the number of parts of an entry that yield no fact although the entry does, such as the occurrences of a
     * series that were cancelled.
     */
    void partsSkipped(int number, @Nullable String label, SkipReason reason, int parts);

    /** Receives an assumption about the whole file, such as its character set, as a sentence. Repetitions are ignored. */
    void notice(String sentence);

    /** Receives the state that the sender of the file will continue from (Singer). The last one counts. */
    void state(JsonNode state);

    /**
     * Returns normally while the import should go on. Readers call it in every loop that may take long.
     *
     * @throws RuntimeException if the import was cancelled; the reader must not catch it
     */
    void checkCancelled();
}
