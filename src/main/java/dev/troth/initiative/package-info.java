/**
 * Initiatives: projects of theirs that we are part of, and how their priorities shift.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.initiative;
