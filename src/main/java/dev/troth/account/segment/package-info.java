/**
 * Segments: filters of accounts, saved under a name for use in lists, streams and exports. A segment does not store
 * accounts; its members are determined on every request.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.account.segment;
