package dev.troth.exchange.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the entries of a kind of file become facts. The same file always makes the same facts under the same refs. */
interface FactReader {
    /** Which kind. */
    JobFormat format();

    /**
     * Refused unless a file can be read that way.
     *
     * @param options what the sender said about the file
     * @throws dev.troth.platform.Refusal if they make no sense
     */
    default void check(ObjectNode options) {}

    /**
     * Reads a file from its beginning to its end.
     *
     * @throws IOException if it cannot be read any further
     */
    void read(InputStream file, ObjectNode options, Sink sink) throws IOException;

    /** The file of what was refused, in the format of the file itself, so that it can be mended and sent again. */
    String errorFile(ObjectNode options, List<JobError> errors);

    /** Takes what is read. */
    interface Sink {
        /**
         * An entry that makes facts; none, when it is none of our business.
         *
         * @param line of the file, or number of the entry, counted from 1
         * @param entry as it stands in the file; null when nobody will ask for it
         */
        void facts(int line, @Nullable String entry, List<ObjectNode> facts);

        /** An entry that makes no sense. */
        void refused(int line, @Nullable String entry, Problem problem);
    }
}
