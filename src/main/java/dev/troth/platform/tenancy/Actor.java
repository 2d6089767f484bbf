package dev.troth.platform.tenancy;

import org.jspecify.annotations.Nullable;

/**
 * Author of the work.
 *
 * @param credential global id of the API key or access grant; null in access mode local and for internal work
 * @param member ref of the member who is signed in; null if it is not a member
 * @param speaksForOthers whether facts may name another member as their reporter
 */
public record Actor(@Nullable String credential, @Nullable String member, boolean speaksForOthers) {
    /** Troth itself, and every caller in access mode local. */
    public static final Actor SYSTEM = new Actor(null, null, true);
}
