package dev.troth.exchange.reader;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Converts the entries of a file format to facts. Deterministic: the same file always yields the same facts with the
 * same refs.
 */
public interface FactReader {
    /** Format of the files. */
    FileFormat format();

    /**
     * Validates the options.
     *
     * @param options options set by the sender of the file
     * @throws dev.troth.platform.common.RejectedException if the options are not valid
     */
    default void check(ObjectNode options) {}

    /**
     * Reads a whole file. Every entry is reported to the sink exactly once; an entry that cannot be read is refused alone.
     *
     * @throws IOException if the file cannot be read
     */
    void read(InputStream file, ObjectNode options, EntrySink sink) throws IOException;

    /**
     * Writes the error file: the rejected entries in the format of the file, so that they can be corrected and sent
     * again.
     */
    String errorFile(ObjectNode options, List<EntryError> errors);
}
