package dev.troth.platform.tenancy;

import dev.troth.platform.common.VisibilityScope;
import java.util.UUID;

/**
 * Visibility of work: a workspace and the visible part of it.
 *
 * @param workspace the only visible workspace
 * @param visibility the visible part
 * @param actor author of the work
 */
public record AccessContext(UUID workspace, VisibilityScope visibility, Actor actor) {
    /** All of a workspace. */
    public static AccessContext all(UUID workspace) {
        return new AccessContext(workspace, VisibilityScope.EVERYTHING, Actor.SYSTEM);
    }

    /** Returns the same work with all of the workspace in view. */
    public AccessContext withoutLimits() {
        return new AccessContext(workspace, VisibilityScope.EVERYTHING, actor);
    }
}
