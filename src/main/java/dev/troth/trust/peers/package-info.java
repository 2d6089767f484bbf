/** The place of a score among the accounts of a peer group. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.peers;
