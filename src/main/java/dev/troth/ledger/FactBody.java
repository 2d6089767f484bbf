package dev.troth.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fact says, beside who, when and where: a record per fact type, whose components are the fields on the wire. It
 * checks itself when it is made, so that a body in hand always makes sense.
 */
public interface FactBody {

    /** The ref of the thing this fact is about; null when the fact brings the thing into being. */
    default @Nullable String about() {
        return null;
    }

    /** Other things that must exist. */
    default List<Reference> references() {
        return List.of();
    }

    /** Refused unless the whole fact makes sense, the time it occurred included. */
    default void check(Instant at) {}
}
