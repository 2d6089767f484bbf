package dev.troth.exchange.webhook;

import dev.troth.account.segment.SegmentIds;
import dev.troth.platform.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A webhook as callers see one; its secret is told once, when it is made. */
@Name("Webhook")
@Description("Somebody else's server that is told of facts.")
public record WebhookView(
        @Ignore UUID uuid,
        @Description("Where facts are sent.") @NonNull String url,

        @Description("Which types of facts; empty for all.") @NonNull
        List<@NonNull String> types,

        @Ignore @Nullable UUID segmentUuid,

        @Description("Facts from these sources are not sent: name your own, and you do not hear your own echo.")
        @NonNull
        List<@NonNull String> skipSources,

        @Description("Whether it is sent to at all.") boolean active,
        @Description("When it was made.") @NonNull Instant createdAt,

        @Description("Counts its changes. Pass it as `expectedVersion` to be sure that nobody changed it meanwhile.")
        int version)
        implements Node {
    static final String PREFIX = "whk";

    @Override
    @Id
    @NonNull
    @Description("Opaque id; stable.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }

    @Id
    @Description("Only facts of accounts in this segment; all when null.")
    public @Nullable String getSegment() {
        return segmentUuid == null ? null : SegmentIds.text(segmentUuid);
    }
}
