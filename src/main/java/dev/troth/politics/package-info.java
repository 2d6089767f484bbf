/**
 * Politics: who stands with whom in an account, and whether we keep out of it. Off unless the workspace turns it on, and
 * never part of a score.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.politics;
