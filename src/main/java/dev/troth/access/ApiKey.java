package dev.troth.access;

import dev.troth.platform.GlobalId;
import dev.troth.platform.guard.AccessScope;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A key as callers see one; never its secret. */
@Description("A key by which a system proves who it is. Its secret is shown once, when it is made.")
public record ApiKey(
        @Ignore UUID uuid,

        @Description("What it is called: who uses it.") @NonNull
        String name,

        @Description("What its secret begins with, to tell it from others.") @NonNull
        String prefix,

        @Description("What it may do.") @NonNull List<@NonNull AccessScope> scopes,
        @Description("When it was made.") @NonNull Instant createdAt,

        @Description("From when it is of no use any more; null for never.") @Nullable
        Instant expiresAt,

        @Description("When it was used last, to the minute; null when it never was.") @Nullable
        Instant lastUsedAt,

        @Description("When it was revoked; null when it was not.") @Nullable
        Instant revokedAt)
        implements Node {
    static final String PREFIX = "key";

    @Override
    @Id
    @NonNull
    @Description("Opaque id; stable.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }
}
