package dev.troth.platform;

import java.util.UUID;

/**
 * What work is done for: a workspace, and how much of it.
 *
 * @param workspace whose facts are seen, and no others
 * @param sight how much of it
 */
public record View(UUID workspace, Sight sight) {
    /** All of a workspace. */
    public static View all(UUID workspace) {
        return new View(workspace, Sight.EVERYTHING);
    }
}
