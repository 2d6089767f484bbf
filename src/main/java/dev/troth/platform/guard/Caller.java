package dev.troth.platform.guard;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param workspace whose facts they see, and no others
 * @param key by which they came in; null for whoever needs none
 * @param name to be shown: of the key, or what stands for nobody in particular
 * @param scopes what they may do
 * @param until when they have to prove again who they are; null for never
 */
public record Caller(
        UUID workspace,
        @Nullable UUID key,
        String name,
        Set<Scope> scopes,
        @Nullable Instant until) {
    /** Whoever sits at the machine that Troth runs on; may do everything. */
    public static Caller local(UUID workspace) {
        return new Caller(workspace, null, "local", EnumSet.allOf(Scope.class), null);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
