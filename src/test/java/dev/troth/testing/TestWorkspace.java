package dev.troth.testing;

import dev.troth.access.LocalWorkspace;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.AccessContext;
import dev.troth.platform.tenancy.Workspaces;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives every test class a workspace of its own: to the callers of the API, who have none of their own in local mode, and,
 * by {@link TestThreadWorkspace}, to the thread that entered it. Every other thread has the workspace that production gives
 * it, or none.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestWorkspace extends LocalWorkspace {
    private volatile UUID ofCallers = Workspaces.FIRST;
    private final ThreadLocal<UUID> ofThread = new ThreadLocal<>();

    @Override
    public UUID id() {
        return ofCallers;
    }

    /** The workspace that this thread has entered; empty for every thread that is not the test's own. */
    Optional<AccessContext> ofThisThread() {
        return Optional.ofNullable(ofThread.get()).map(AccessContext::all);
    }

    /** Moves into a new, empty workspace. */
    public UUID fresh(Database database) {
        UUID id = UUID.randomUUID();
        database.update("insert into workspace (id, name) values (?, 'test')", id);
        enter(id);
        return id;
    }

    /** Moves into a workspace. */
    public void enter(UUID workspace) {
        ofCallers = workspace;
        ofThread.set(workspace);
    }
}
