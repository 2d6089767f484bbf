package dev.troth.platform.tenancy;

import java.util.Optional;
import java.util.UUID;

/**
 * The current tenant: the workspace of the caller and the part of it that is visible. Every query is limited to it.
 * Implemented by {@code access}.
 */
public interface CurrentWorkspace {
    /** Current view; empty for work outside any workspace. */
    Optional<AccessContext> view();

    /** @throws IllegalStateException outside any workspace */
    default UUID id() {
        return require().workspace();
    }

    /** @throws IllegalStateException outside any workspace */
    default AccessContext require() {
        return view().orElseThrow(() -> new IllegalStateException("No workspace is bound to the current thread."));
    }
}
