package dev.troth.platform.security;

import dev.troth.platform.tenancy.AccessContext;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Authenticated caller.
 *
 * @param view visible workspace and the visible part of it
 * @param id id of the API key or access grant; null in access mode local
 * @param name display name: name of the key, ref of the member, or {@code local}
 * @param member ref of the member; null if the caller is not a member
 * @param scopes granted scopes
 * @param until time at which the credential expires; null if it does not expire
 */
public record Caller(
        AccessContext view,
        @Nullable UUID id,
        String name,
        @Nullable String member,
        Set<AccessScope> scopes,
        @Nullable Instant until) {
    /** Caller in access mode local; has all permissions. */
    public static Caller local(UUID workspace) {
        return new Caller(AccessContext.all(workspace), null, "local", null, EnumSet.allOf(AccessScope.class), null);
    }

    /** Returns the global id of the API key or access grant; null in access mode local. */
    public @Nullable String credential() {
        return view.actor().credential();
    }

    /** Returns whether this caller is another one as before: sees the same, and may do the same. */
    public boolean hasRightsOf(Caller other) {
        return view.equals(other.view)
                && scopes.equals(other.scopes)
                && Objects.equals(id, other.id)
                && Objects.equals(member, other.member);
    }

    public boolean may(AccessScope scope) {
        return scopes.contains(scope);
    }
}
