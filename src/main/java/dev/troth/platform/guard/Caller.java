package dev.troth.platform.guard;

import dev.troth.platform.View;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param view what they see: one workspace, and all of it or less
 * @param id of the key or the access by which they came in; null for whoever needs none
 * @param name to be shown: of the key, of the member, or what stands for nobody in particular
 * @param member the ref of the member who calls; null when it is none of our people
 * @param scopes what they may do
 * @param until when they have to prove again who they are; null for never
 */
public record Caller(
        View view,
        @Nullable UUID id,
        String name,
        @Nullable String member,
        Set<AccessScope> scopes,
        @Nullable Instant until) {
    /** Whoever sits at the machine that Troth runs on; may do everything. */
    public static Caller local(UUID workspace) {
        return new Caller(View.all(workspace), null, "local", null, EnumSet.allOf(AccessScope.class), null);
    }

    public boolean may(AccessScope scope) {
        return scopes.contains(scope);
    }
}
