package dev.troth.access;

import dev.troth.platform.common.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("Permission of a user to sign in, with a role.")
public record AccessGrant(
        @Ignore UUID uuid,

        @Description("User id at the identity provider: the value of the configured token claim, `sub` by default.")
        @NonNull
        String subject,

        @Description("Role granted to the user.") @NonNull Role role,

        @Description("Ref of the member that the user is; accounts name their owner by it. Null if the user is not a "
                + "member.")
        @Nullable
        String member,

        @Description("Ref of the only account that the user sees. Null unless the role is PORTAL.") @Nullable
        String account,

        @Description("Time at which access was granted.") @NonNull
        Instant createdAt,

        @Description("Time of the last request, to the minute. Null if there was none.") @Nullable
        Instant lastUsedAt,

        @Description("Time at which access was revoked. Null while it is valid.") @Nullable
        Instant revokedAt)
        implements Node {
    static final String PREFIX = "acs";

    @Override
    @Id
    @NonNull
    @Description("Opaque global id; stable.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }
}
