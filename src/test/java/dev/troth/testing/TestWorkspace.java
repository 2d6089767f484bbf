package dev.troth.testing;

import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.View;
import dev.troth.platform.WorkspaceScope;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Optional;
import java.util.UUID;

/** Gives every test class a workspace of its own; whatever forgets to name the workspace sees what it must not. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestWorkspace implements CurrentWorkspace {
    private volatile UUID current = new UUID(0, 1);

    @Override
    public Optional<View> view() {
        return Optional.of(WorkspaceScope.bound().orElseGet(() -> View.all(current)));
    }

    /** Moves into a new, empty workspace. */
    public UUID fresh(Database database) {
        UUID id = UUID.randomUUID();
        database.update("insert into workspace (id, name) values (?, 'test')", id);
        current = id;
        return id;
    }

    public void enter(UUID workspace) {
        current = workspace;
    }
}
