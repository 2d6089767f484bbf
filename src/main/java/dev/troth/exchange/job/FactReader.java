package dev.troth.exchange.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts the entries of a file format to facts. Deterministic: the same file always yields the same facts with the
 * same refs.
 */
interface FactReader {
    /** Format of the files. */
    JobFormat format();

    /**
     * Validates the job options.
     *
     * @param options options set by the sender of the file
     * @throws dev.troth.platform.common.RejectedException if the options are not valid
     */
    default void check(ObjectNode options) {}

    /**
     * Reads a whole file.
     *
     * @throws IOException if the file cannot be read
     */
    void read(InputStream file, ObjectNode options, Sink sink) throws IOException;

    /**
     * Writes the error file: the rejected entries in the format of the file, so that they can be corrected and sent
     * again.
     */
    String errorFile(ObjectNode options, List<JobError> errors);

    /** Receives the entries. */
    interface Sink {
        /**
         * Receives an entry with its facts; empty if the entry is not relevant.
         *
         * @param line line of the file, or number of the entry, counted from 1
         * @param entry entry as in the file; null if it is not needed for the error file
         */
        void facts(int line, @Nullable String entry, List<ObjectNode> facts);

        /** Receives an entry that is not valid. */
        void refused(int line, @Nullable String entry, Problem problem);
    }
}
