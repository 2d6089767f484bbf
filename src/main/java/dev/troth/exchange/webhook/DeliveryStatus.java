package dev.troth.exchange.webhook;

import org.eclipse.microprofile.graphql.Description;

/** State of a delivery. */
@Description("State of a delivery.")
public enum DeliveryStatus {
    @Description("Waiting for the first attempt or a retry.")
    WAITING,
    @Description("Delivered: the receiver responded with a status from 200 to 299.")
    DELIVERED,
    @Description("Failed after the last attempt. replayDelivery retries it.")
    EXHAUSTED
}
