/**
 * Live updates: subscriptions to facts, accounts and jobs. Every stream reads the database from its own cursor when its
 * client can receive more (back-pressure); notifications only trigger the reads.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.subscription;
