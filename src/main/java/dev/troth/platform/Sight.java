package dev.troth.platform;

import org.jspecify.annotations.Nullable;

/**
 * How much of a workspace somebody sees. PostgreSQL itself holds to it (V12), whatever is asked for and however.
 *
 * @param ownedBy only the accounts that this member looks after, by its ref; null for no such limit
 * @param account only this account, by its ref; null for no such limit
 * @param politics whether they see who is in conflict with whom
 */
public record Sight(@Nullable String ownedBy, @Nullable String account, boolean politics) {
    /** Of whoever may see everything, and of work that nobody in particular asked for. */
    public static final Sight EVERYTHING = new Sight(null, null, true);

    /** Whether there is no account that is not seen. */
    public boolean isOfAllAccounts() {
        return ownedBy == null && account == null;
    }
}
