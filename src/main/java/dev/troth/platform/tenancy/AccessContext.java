package dev.troth.platform.tenancy;

import dev.troth.platform.common.VisibilityScope;
import java.util.UUID;

/**
 * Visibility of work: a workspace and the visible part of it.
 *
 * @param workspace the only visible workspace
 * @param visibility the visible part
 */
public record AccessContext(UUID workspace, VisibilityScope visibility) {
    /** All of a workspace. */
    public static AccessContext all(UUID workspace) {
        return new AccessContext(workspace, VisibilityScope.EVERYTHING);
    }
}
