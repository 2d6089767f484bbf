package dev.troth.exchange.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.SkipReason;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Entry of a file with a record that a mapping reads.
 *
 * @param number line, or number of the entry in formats without lines, counted from 1
 * @param text entry as in the file, for the error file
 * @param label short text that lets a person recognise the entry; null if it has none
 */
public record MappedEntry(int number, String text, @Nullable String label) {
    private static final Logger LOG = Logger.getLogger("Troth");

    /** Reports the entry once: with its facts, as refused, or as skipped because the mapping defines no fact for it. */
    public void report(FactMapping mapping, JsonNode row, EntrySink sink) {
        List<ObjectNode> facts;
        try {
            facts = mapping.facts(row);
        } catch (RejectedException rejection) {
            sink.refused(number, text, rejection.problem());
            return;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warnf(e, "The entry %d of a file cannot be mapped", number);
            sink.refused(number, text, new Problem(ProblemCode.INVALID_VALUE, "The entry cannot be mapped.", null));
            return;
        }
        if (facts.isEmpty()) {
            sink.skipped(number, label, SkipReason.NOT_MAPPED);
        } else {
            sink.facts(number, text, facts);
        }
    }
}
