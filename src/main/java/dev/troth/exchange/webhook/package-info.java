/**
 * Webhooks: at-least-once delivery of facts to HTTP endpoints of other systems, with retries and exponential backoff.
 *
 * <p>A webhook reads the feed of facts from its own cursor (an outbox). Each matching fact is stored as a delivery with
 * its exact body, sent, and retried with growing pauses. One node at a time processes a webhook. Every body is signed
 * with the secret of the webhook. Addresses in private networks are rejected (protection against SSRF): the host name
 * is resolved once, every address is validated, and the connection uses the validated address.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.webhook;
