package dev.troth.exchange.webhook;

import dev.troth.platform.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A delivery as callers see one. */
@Name("WebhookDelivery")
@Description("One fact on its way to a webhook.")
public record DeliveryView(
        @Ignore UUID uuid,
        @Description("The body, as it is sent.") @NonNull String payload,
        @Description("Where it stands.") @NonNull DeliveryStatus status,
        @Description("How often it was tried.") int attempts,

        @Description("When it is tried next; null when it is not.") @Nullable
        Instant nextAt,

        @Description("HTTP status of the last answer; null when there was none.") @Nullable
        Integer httpStatus,

        @Description("Why the last try failed; null when it did not.") @Nullable
        String failure,

        @Description("When it was written down.") @NonNull Instant createdAt,

        @Description("When it was taken; null while it is not.") @Nullable
        Instant deliveredAt)
        implements Node {
    static final String PREFIX = "dlv";

    @Override
    @Id
    @NonNull
    @Description("Opaque id. Sent as the header webhook-id, the same for every attempt.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }
}
