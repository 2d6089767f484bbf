package dev.troth.platform;

import java.util.UUID;

/**
 * Visibility of work: a workspace and the visible part of it.
 *
 * @param workspace the only visible workspace
 * @param sight the visible part
 */
public record View(UUID workspace, Sight sight) {
    /** All of a workspace. */
    public static View all(UUID workspace) {
        return new View(workspace, Sight.EVERYTHING);
    }
}
