package dev.troth.platform;

import java.util.Optional;
import java.util.UUID;

/**
 * The current tenant: the workspace of the caller and the part of it that is visible. Every query is limited to it.
 * Implemented by {@code access}.
 */
public interface CurrentWorkspace {
    /** Current view; empty for work outside any workspace. */
    Optional<View> view();

    /** @throws IllegalStateException outside any workspace */
    default UUID id() {
        return some().workspace();
    }

    /** @throws IllegalStateException outside any workspace */
    default View some() {
        return view().orElseThrow(() -> new IllegalStateException("No workspace is bound to the current thread."));
    }
}
