/**
 * Politics: alliances and conflicts within an account, and our neutrality. Off unless the workspace enables it, and
 * never part of a score.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.politics;
