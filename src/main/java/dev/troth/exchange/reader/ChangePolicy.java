package dev.troth.exchange.reader;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.ledger.OnChange;
import dev.troth.platform.common.RejectedException;

/**
 * Handling of facts whose ref is taken by a fact with different content.
 *
 * @param onChange handling of changes of stored facts
 * @param successive whether several versions of a fact in one file follow each other, as in a stream of changes, so that the
 *     last one counts; otherwise they are a conflict
 */
public record ChangePolicy(OnChange onChange, boolean successive) {
    public static final ChangePolicy REFUSE = new ChangePolicy(OnChange.REFUSE, false);

    /** @throws RejectedException if the option is not valid */
    public static ChangePolicy of(FileFormat format, ObjectNode options) {
        OnChange onChange = ImportOptions.onChange(format, options);
        boolean ordered = switch (format) {
            case SINGER, AIRBYTE, SEGMENT, DEBEZIUM -> true;
            case FACTS, RECORDS, CSV, CALENDAR, MAILBOX -> false;
        };
        return new ChangePolicy(onChange, ordered && onChange == OnChange.AMEND);
    }
}
