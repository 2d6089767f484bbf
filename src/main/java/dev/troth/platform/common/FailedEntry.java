package dev.troth.platform.common;

import java.util.List;

/**
 * Entry of a list that could not be resolved. The response contains null in its place, and an error with the path of the
 * entry; the other entries are not affected.
 *
 * @param reason why there is no entry
 */
public record FailedEntry(RejectedException reason) {

    /** Adds a failed entry to a list that a resolver returns. Only a list of nullable entries may contain one. */
    @SuppressWarnings("unchecked") // No resolver reads the entries of its list; the engines look for failed ones first.
    public static void add(List<?> entries, RejectedException reason) {
        ((List<Object>) entries).add(new FailedEntry(reason));
    }
}
