package dev.troth.exchange.webhook;

import dev.troth.platform.common.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Delivery as an API type. */
@Name("WebhookDelivery")
@Description("Delivery of one fact to a webhook.")
public record DeliveryView(
        @Ignore UUID uuid,

        @Description("Text of the request body, as sent, without the result of the document of the webhook.") @NonNull
        String payload,

        @Description("State of the delivery.") @NonNull DeliveryStatus status,
        @Description("Number of attempts.") int attempts,

        @Description("Time of the next attempt. Null if there is none, or while an earlier delivery of the account is "
                + "waiting.")
        @Nullable
        Instant nextAt,

        @Description("HTTP status of the last response. Null if there was none.") @Nullable
        Integer httpStatus,

        @Description("Reason why the last attempt failed. Null if it succeeded.") @Nullable
        String failure,

        @Description("Time at which the delivery was created.") @NonNull
        Instant createdAt,

        @Description("Time at which the receiver accepted it. Null until then.") @Nullable
        Instant deliveredAt)
        implements Node {
    static final String PREFIX = "dlv";

    @Override
    @Id
    @NonNull
    @Description("Opaque global id. Sent as the header webhook-id, the same for every attempt.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }

    @NonNull
    @Description("Request body, as sent, without the result of the document of the webhook.")
    public WebhookBody getBody() {
        return WebhookBody.of(payload);
    }
}
