package dev.troth.platform.common;

import org.jspecify.annotations.Nullable;

/**
 * Visible part of a workspace. PostgreSQL enforces it by row level security (V1) for every statement.
 *
 * @param ownedBy ref of a member, to see only the accounts that this member owns; null for no such limit
 * @param account ref of the only visible account; null for no such limit
 * @param politics whether conflicts between people are visible
 */
public record VisibilityScope(
        @Nullable String ownedBy, @Nullable String account, boolean politics) {
    /** Unlimited: for callers without limits and for internal work. */
    public static final VisibilityScope EVERYTHING = new VisibilityScope(null, null, true);

    /** Returns whether all accounts are visible. */
    public boolean isOfAllAccounts() {
        return ownedBy == null && account == null;
    }
}
