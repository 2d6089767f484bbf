package dev.troth.access;

import dev.troth.platform.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("That somebody may sign in, and as what.")
public record AccessGrant(
        @Ignore UUID uuid,

        @Description("Who they are to the identity provider: the claim that was configured, `sub` by default.") @NonNull
        String subject,

        @Description("As what they sign in.") @NonNull Role role,

        @Description("Which of our people they are: the ref by which accounts name their owner; null for others.")
        @Nullable
        String member,

        @Description("Ref of the only account that they see; null unless they come through the portal.") @Nullable
        String account,

        @Description("When it was granted.") @NonNull Instant createdAt,

        @Description("When they came last, to the minute; null when they never did.") @Nullable
        Instant lastUsedAt,

        @Description("When it was revoked; null when it was not.") @Nullable
        Instant revokedAt)
        implements Node {
    static final String PREFIX = "acs";

    @Override
    @Id
    @NonNull
    @Description("Opaque id; stable.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }
}
