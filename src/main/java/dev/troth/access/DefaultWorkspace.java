package dev.troth.access;

import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.WorkspaceScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The one workspace there is; the first migration made it. */
@ApplicationScoped
class DefaultWorkspace implements CurrentWorkspace {
    private static final UUID DEFAULT = new UUID(0, 1);

    @Override
    public UUID id() {
        return WorkspaceScope.bound().orElse(DEFAULT);
    }
}
