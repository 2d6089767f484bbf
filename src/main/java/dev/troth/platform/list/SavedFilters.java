package dev.troth.platform.list;

import java.util.Map;

/** Filters of accounts that somebody saved under a name. */
public interface SavedFilters {
    /**
     * The filter behind an id.
     *
     * @throws dev.troth.platform.Refusal if there is none
     */
    Map<String, Object> filter(String id);
}
