/** The place of a score among the accounts of a segment. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.peers;
