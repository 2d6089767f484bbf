package dev.troth.exchange.webhook;

import dev.troth.account.segment.SegmentView;
import dev.troth.platform.common.GlobalId;
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

/** Webhook as an API type; its secret is only returned on creation. */
@Name("Webhook")
@Description("Webhook: an HTTP endpoint of another system that receives facts.")
public record WebhookView(
        @Ignore UUID uuid,

        @Description("URL to which facts are sent.") @NonNull
        String url,

        @Description("Types of the facts that are sent; empty for all types.") @NonNull
        List<@NonNull String> types,

        @Ignore @Nullable UUID segmentUuid,

        @Description("Sources whose facts are not sent. Name your own source to not receive your own facts.") @NonNull
        List<@NonNull String> skipSources,

        @Description("GraphQL query whose result is sent with each fact as `data`. Null if there is none.") @Nullable
        String document,

        @Ignore @Nullable UUID author,

        @Description("Whether facts are sent.") boolean active,

        @Description("Time at which the webhook was created.") @NonNull
        Instant createdAt,

        @Description("Version of the webhook; increases with every change. Pass it as `expectedVersion` to detect "
                + "concurrent changes.")
        int version)
        implements Node {
    static final String PREFIX = "whk";

    @Override
    @Id
    @NonNull
    @Description("Opaque global id; stable.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }

    @Id
    @Description("Only facts of accounts in this segment are sent. Null for all accounts.")
    public @Nullable String getSegment() {
        return segmentUuid == null ? null : SegmentView.globalId(segmentUuid);
    }
}
