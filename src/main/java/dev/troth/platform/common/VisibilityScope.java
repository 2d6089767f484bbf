package dev.troth.platform.common;

import org.jspecify.annotations.Nullable;

/**
 * Visible part of a workspace. PostgreSQL enforces it by row level security (V1) for every statement.
 *
 * @param ownedBy ref of a member, to see only the accounts that this member owns; null for no such limit
 * @param account ref of the only visible account; null for no such limit
 * @param politics whether conflicts between people are visible
 * @param detail amount of detail shown of the visible records
 */
public record VisibilityScope(
        @Nullable String ownedBy, @Nullable String account, boolean politics, Detail detail) {
    /** Unlimited: for callers without limits and for internal work. */
    public static final VisibilityScope EVERYTHING = new VisibilityScope(null, null, true, Detail.CONTACTS);

    /** Of a caller who has no access any more. */
    public static final VisibilityScope OF_FORMER_CALLER = new VisibilityScope(null, null, false, Detail.NOTHING);

    /** Amount of detail shown of the visible records. */
    public enum Detail {
        /** Nothing but what the caller writes: no refs are suggested. */
        NOTHING,
        /** Records without contact details of people, and without complete facts, which may contain them. */
        RECORDS,
        /** Records with contact details of people, and complete facts. */
        CONTACTS
    }

    /** Returns whether all accounts are visible. */
    public boolean isOfAllAccounts() {
        return ownedBy == null && account == null;
    }

    /** Returns whether no fact is hidden for what it says. */
    public boolean seesEveryFact() {
        return isOfAllAccounts() && politics;
    }
}
