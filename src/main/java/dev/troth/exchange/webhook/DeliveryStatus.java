package dev.troth.exchange.webhook;

import org.eclipse.microprofile.graphql.Description;

/** Where a delivery stands. */
@Description("Where a delivery stands.")
public enum DeliveryStatus {
    @Description("To be sent, for the first time or again.")
    WAITING,
    @Description("Taken: the other server answered with a status of 200 to 299.")
    DELIVERED,
    @Description("Given up after the last try. replayDelivery tries again.")
    EXHAUSTED
}
