package dev.troth.access;

import dev.troth.platform.common.GlobalId;
import dev.troth.platform.node.Node;
import dev.troth.platform.security.AccessScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** API key as shown to callers, without its secret. */
@Description("API key of a system. Its secret is only returned when the key is created.")
public record ApiKey(
        @Ignore UUID uuid,

        @Description("Name of the key, usually the system that uses it.") @NonNull
        String name,

        @Description("First characters of the secret, to tell keys apart.") @NonNull
        String prefix,

        @Description("Scopes granted to the key.") @NonNull List<@NonNull AccessScope> scopes,

        @Description("Time at which the key was created.") @NonNull
        Instant createdAt,

        @Description("Time at which the key expires. Null if it does not expire.") @Nullable
        Instant expiresAt,

        @Description("Time of the last request, to the minute. Null if there was none.") @Nullable
        Instant lastUsedAt,

        @Description("Time at which the key was revoked. Null while it is valid.") @Nullable
        Instant revokedAt)
        implements Node {
    static final String PREFIX = "key";

    @Override
    @Id
    @NonNull
    @Description("Opaque global id; stable.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }
}
