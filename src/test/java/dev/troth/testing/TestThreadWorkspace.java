package dev.troth.testing;

import dev.troth.platform.tenancy.AccessContext;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The workspace as production decides on it; only where there is none, the one that this very thread has entered. So a test
 * can call beans directly, and work that runs on any other thread sees what it would see in production: nothing, unless it
 * is bound to a workspace.
 */
@Decorator
@Priority(1)
public class TestThreadWorkspace implements CurrentWorkspace {
    @Inject
    @Delegate
    @Any
    CurrentWorkspace production;

    @Inject
    TestWorkspace tests;

    @Override
    public Optional<AccessContext> view() {
        return production.view().or(tests::ofThisThread);
    }
}
