/**
 * Webhooks: facts sent to somebody else's server, each until it is taken or until we give up.
 *
 * <p>A webhook reads the feed of facts from its own place; what it wants is written down as a delivery, with the very
 * bytes that are sent, and tried again with growing pauses. One node at a time works for a webhook. Every body is signed
 * with the webhook's secret. Addresses inside private networks are never called: the name is resolved here, every
 * address it has is checked, and the connection goes to the address that was checked.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.webhook;
