/**
 * Live updates: subscriptions to facts, accounts and jobs. Every stream reads the database itself, from its own place,
 * when its client has room for more; wake-ups only tell it when to look.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.live;
