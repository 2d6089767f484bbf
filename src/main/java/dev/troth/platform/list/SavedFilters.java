package dev.troth.platform.list;

import java.util.Map;

/** Saved filters of accounts (segments). */
public interface SavedFilters {
    /**
     * Returns a filter by its id.
     *
     * @throws dev.troth.platform.common.RejectedException if it does not exist
     */
    Map<String, Object> filter(String id);
}
